"""`gongkai templates`: list the Word templates of letters, export, check and install them."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.organs.models import Organ

ALL = "全部机关"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="what", metavar="动作", required=True)
    told = "机关的索引号前段（9 位）；不写即全部机关"
    listed = actions.add_parser("list", help="列出各种文书现用的模板")
    listed.add_argument("--organ", default="", help=told)
    export = actions.add_parser("export", help="导出现用的模板，在它上面修改")
    export.add_argument("document", nargs="?", default="", help="文书的标识（见 list）；不写即全部")
    export.add_argument("--organ", default="", help=told)
    export.add_argument("--to", default=".", help="存到哪个文件夹")
    for name, help_text in (("check", "检查模板，逐一指出问题，不启用"), ("install", "检查并启用模板")):
        brought = actions.add_parser(name, help=help_text)
        brought.add_argument("document", help="文书的标识（见 list）")
        brought.add_argument("file", help="Word 文件（.docx）")
        brought.add_argument("--organ", default="", help=told)


def run(arguments: argparse.Namespace) -> int:
    from gongkai.applications.letters.documents import UnknownDocument

    try:
        return _RUN[arguments.what](arguments)
    except (UnknownDocument, _NoOrgan, OSError) as problem:
        sys.stderr.write(f"未办理：{problem}\n")
        return 2


class _NoOrgan(LookupError):  # noqa: N818 (named for what is so)
    """No organ has that prefix."""


def _organ(prefix: str) -> "Organ | None":
    from gongkai.organs.models import Organ

    if not prefix:
        return None
    found = Organ.objects.filter(index_prefix=prefix).first()
    if found is None:
        raise _NoOrgan(f"没有索引号前段为 {prefix} 的机关：请用“gongkai manage”核对机关资料")
    return found


def _sample_organ(prefix: str) -> "Organ":
    """Whose data a template is tried with: that organ, else an invented one."""
    from gongkai.applications.letters.documents.samples import whole
    from gongkai.organs.models import Organ

    return whole(_organ(prefix) or Organ())


def _list(arguments: argparse.Namespace) -> int:
    from gongkai.applications.letters.documents import documents
    from gongkai.applications.letters.documents.templates import in_force
    from gongkai.organs.models import Organ

    organ = _organ(arguments.organ) or Organ(name=ALL)
    for document in documents().values():
        own = in_force(organ, document.id)
        print(f"{document.id}\t{document.label}\t{own.scope_label if own else '系统自带'}")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from gongkai.applications.letters.documents import document, documents, template_of
    from gongkai.organs.models import Organ

    organ, folder = _organ(arguments.organ) or Organ(name=ALL), Path(arguments.to)
    wanted = [document(arguments.document)] if arguments.document else list(documents().values())
    folder.mkdir(parents=True, exist_ok=True)
    for each in wanted:
        (folder / f"{each.id}.docx").write_bytes(template_of(organ, each.id))
    print(f"已导出 {len(wanted)} 份模板到 {folder}。")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from gongkai.applications.letters.documents.checking import check_template

    organ = _sample_organ(arguments.organ)
    faults = check_template(arguments.document, Path(arguments.file).read_bytes(), organ).faults
    for fault in faults:
        print(f"- {fault}")
    print(f"{arguments.file}：{f'有 {len(faults)} 处问题，不能使用' if faults else '可以使用'}。")
    return 1 if faults else 0


def _install(arguments: argparse.Namespace) -> int:
    from gongkai.applications import actions
    from gongkai.casework.procedure import StepRefused
    from gongkai.organs.actors import SYSTEM

    organ, file = _organ(arguments.organ), Path(arguments.file)
    content = file.read_bytes()
    try:
        made = actions.upload_template(
            organ, arguments.document, actor=SYSTEM, content=content, file_name=file.name
        )
    except StepRefused as refusal:
        for reason in refusal.reasons:
            print(f"- {reason}")
        print(f"{file}：没有启用。")
        return 1
    print(
        f"已启用：{arguments.document}，{made.scope_label}（{organ.name if organ else ALL}）。已签发的文书不变。"
    )
    return 0


_RUN = {"list": _list, "export": _export, "check": _check, "install": _install}
