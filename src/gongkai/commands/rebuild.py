"""`gongkai rebuild`: page files and search index made anew from the records."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    from gongkai.items import public_copies, search
    from gongkai.portal import page_files

    page_files.clear()
    done = public_copies.rebuild(page_files.write_pages)
    search.rebuild()
    print(f"已重新生成 {done} 条信息的公开页面，并重建检索索引。")
    return 0
