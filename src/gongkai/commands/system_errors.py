"""What the operating system refuses, in Chinese."""

import errno

_TOLD = {
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "文件系统只读",
    errno.ENOSPC: "磁盘空间已满",
    errno.ENOENT: "上级目录不存在",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EEXIST: "同名的文件已经存在",
}


def in_chinese(error: OSError) -> str:
    """The reason in Chinese; what is not in the table as the system says it."""
    return _TOLD.get(error.errno or 0) or error.strerror or str(error)
