"""模板语言: of Jinja2 a template may fill fields, ask `if`, and list with `for`; what computes or calls is refused."""

from collections.abc import Iterator

from jinja2 import nodes

FILTERS = ("sentence", "clause", "default", "trim", "length", "first", "last", "join")
LISTS = ("items", "given", "withheld", "rows", "opinions", "paragraphs")
FUNCTION = "tick"
_COMPUTING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
_BLOCKS: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Macro, "macro"),
    (nodes.CallBlock, "call"),
    (nodes.Include, "include"),
    (nodes.Import, "import"),
    (nodes.FromImport, "from"),
    (nodes.Extends, "extends"),
    (nodes.Block, "block"),
    (nodes.FilterBlock, "filter"),
    (nodes.Assign, "set"),
    (nodes.AssignBlock, "set"),
    (nodes.With, "with"),
)


def refused_in(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """What the template must not do, with the way out, and the line of it."""
    for kind, word in _BLOCKS:
        for each in tree.find_all(kind):
            yield f"不能用 {{% {word} %}}：模板里可以用 {{% if %}} 和 {{% for %}}", each.lineno
    for computing in tree.find_all(_COMPUTING):
        yield "不能计算：数字和文字请直接写，连接文字用 ~", computing.lineno
    for called in tree.find_all(nodes.Call):
        if not (isinstance(called.node, nodes.Name) and called.node.name == FUNCTION):
            yield "不能调用函数：字段写成 {{ 名称 }}，后面不加括号", called.lineno
    for asked in tree.find_all(nodes.Filter):
        if asked.name not in FILTERS:
            yield f"没有或者不能用过滤器 {asked.name}：可以用 {'、'.join(FILTERS)}", asked.lineno
    for loop in tree.find_all(nodes.For):
        named = {
            each.name for each in (loop.iter, *loop.iter.find_all(nodes.Name)) if isinstance(each, nodes.Name)
        }
        if len(named) != 1 or not named <= set(LISTS):
            yield f"{{% for %}} 只能逐件列出 {'、'.join(LISTS)}", loop.lineno
        elif any(True for _ in loop.find_all(nodes.For)):
            yield "{% for %} 里面不能再有 {% for %}", loop.lineno
