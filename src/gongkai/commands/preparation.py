"""What must be in place before the platform starts: folder, tables, static files, public copies."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.casework import database_statistics
from gongkai.commands.system_errors import in_chinese


def prepare_folder() -> None:
    """The data folder, writable; raises ImproperlyConfigured when it cannot be had."""
    try:
        settings.HOME.mkdir(parents=True, exist_ok=True)
        probe = settings.HOME / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ImproperlyConfigured(
            f"数据目录 {settings.HOME} 不可写（{in_chinese(error)}）。请更改 GONGKAI_HOME 或目录权限。"
        ) from None


def prepare_data() -> None:
    """The data folder and the newest tables; raises ImproperlyConfigured when either cannot be had."""
    prepare_folder()
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise ImproperlyConfigured(
            f"连不上数据库：{str(error).splitlines()[0]}。请检查 DATABASE_URL。"
        ) from None
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("正在建立或升级数据表……", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
        database_statistics.gather()


def check_kinds() -> None:
    """Raises ImproperlyConfigured when a file of a kind cannot be used: at the start, not on the first page."""
    from gongkai.items.kinds import all_kinds

    try:
        all_kinds()
    except ValueError as fault:
        told = "；".join(
            line.strip() for line in str(fault).splitlines() if "errors.pydantic.dev" not in line
        )
        raise ImproperlyConfigured(
            f"种类文件有误：{told}。请照使用手册“新增种类”改正，或移出 {settings.HOME / 'kinds'}。"
        ) from None


def prepare_static_files() -> bool:
    """Fingerprinted, compressed static files; True when they were made anew because a source file had changed."""
    stamp = settings.HOME / "static.stamp"
    now = fingerprint_of_sources()
    if stamp.exists() and stamp.read_text() == now:
        return False
    print("正在整理静态文件……", flush=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)
    return True


def fingerprint_of_sources() -> str:
    hasher = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            hasher.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return hasher.hexdigest()
