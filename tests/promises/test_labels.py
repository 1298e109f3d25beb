"""What must never break: a label is read as Markdown, so that no words of a record or a file stand in one as they came."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for folder in ("dashboard/components", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
LABELLED = {
    "button", "checkbox", "date_input", "download_button", "expander", "form_submit_button", "link_button", "multiselect", "number_input",
    "page_link", "popover", "radio", "selectbox", "tabs", "text_area", "text_input", "toggle",
}
SAFE = {"as_label", "plain", "counted", "len", "sum", "day_in_words"}
OURS = {
    "last": "a number of pages", "pages": "a number of pages", "number": "a line's place in its table", "letter": "A, B, C: an entry of an incident",
    "section.label": "a section's name", "one.copy": "a copy's number", "one.state.in_words": "a state's name",
}
"""Values of our own, by how they are written: everything else goes through one of ``SAFE``."""


def as_they_came(source: str) -> list[str]:
    """The labels in which something may stand as it came."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    outside = _said_in([node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)])
    found = {id(call): ast.unparse(label) for call, label in _labels(tree) if not _safe(label, outside, set())}
    for function in functions:
        for call, label in _labels(function):
            if id(call) in found and _safe(label, _said_in([function]), set()):
                del found[id(call)]
    return list(found.values())


def _labels(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LABELLED:
            named = [keyword.value for keyword in node.keywords if keyword.arg == "label"]
            first = node.args[:1] if node.func.attr != "page_link" else []  # whose first argument is the page
            for label in (named or first):
                yield node, label


def _said_in(trees: Sequence[ast.AST]) -> dict[str, list[ast.expr]]:
    """What each name is said to be, wherever it is said."""
    said: dict[str, list[ast.expr]] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For) else []
        value = node.value if isinstance(node, ast.Assign) else node.iter if isinstance(node, ast.For) else None
        for target in targets:
            for name, one in _paired(target, value, each=isinstance(node, ast.For)):
                said.setdefault(name, []).append(one)
    return said


def _paired(target: ast.expr, value: ast.expr | None, *, each: bool) -> Iterator[tuple[str, ast.expr]]:
    if value is None:
        return
    if each and isinstance(value, ast.Tuple | ast.List):
        for one in value.elts:
            yield from _paired(target, one, each=False)
    elif isinstance(value, ast.IfExp) and isinstance(target, ast.Tuple):
        yield from (*_paired(target, value.body, each=each), *_paired(target, value.orelse, each=each))
    elif isinstance(target, ast.Tuple):
        parts = value.elts if isinstance(value, ast.Tuple) and not each else [value] * len(target.elts)
        for name, one in zip(target.elts, parts, strict=False):
            yield from _paired(name, one, each=False)
    elif isinstance(target, ast.Name):
        yield target.id, value


def _safe(label: ast.expr, said: dict[str, list[ast.expr]], asked: set[str]) -> bool:
    """``asked``: the names whose meaning is being looked for."""
    if isinstance(label, ast.Constant) or ast.unparse(label) in OURS:
        return True
    if isinstance(label, ast.Call):
        return isinstance(label.func, ast.Name) and label.func.id in SAFE
    if isinstance(label, ast.Subscript):  # of a table of our own
        return isinstance(label.value, ast.Name) and label.value.id.isupper()
    if isinstance(label, ast.Name):
        ways = said.get(label.id, []) if label.id not in asked else []
        return label.id.isupper() or (bool(ways) and all(_safe(way, said, {*asked, label.id}) for way in ways))
    parts = _parts(label)
    return parts is not None and all(_safe(part, said, asked) for part in parts)


def _parts(label: ast.expr) -> list[ast.expr] | None:
    """What a label is put together from; None where it is not put together."""
    if isinstance(label, ast.JoinedStr):
        return [part.value for part in label.values if isinstance(part, ast.FormattedValue)]
    if isinstance(label, ast.IfExp):
        return [label.body, label.orelse]
    if isinstance(label, ast.BoolOp):
        return label.values
    return label.elts if isinstance(label, ast.List | ast.Tuple) else None


def test_every_label_is_our_own_words_or_goes_through_the_door_for_text() -> None:
    assert len(SOURCES) > 80
    for path in SOURCES:
        assert as_they_came(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("fault", [
    "st.expander(title or 'More')", "st.button(f'Read {near.heading}')", "column.text_input(heading)", "st.page_link(page, label=lack.sentence)",
    "def f(label):\n    st.button(label)", "def f(row):\n    label = f'Of {row.text}' if row else 'None'\n    st.toggle(label)",
    "def f(rows):\n    for title in rows:\n        st.expander(title)", "st.tabs([row.title for row in rows])",
    "def f():\n    label = 'Keep'\n    st.button(label)\ndef g(label):\n    st.button(label)",
])
def test_that_guard_would_catch_a_planted_fault(fault: str) -> None:
    assert as_they_came(fault)


@pytest.mark.parametrize("fair", [
    "st.expander(as_label(title) or 'More')", "st.button(f'Confirm {len(ticked)}')", "st.button(PRESS[step])",
    "def f(new):\n    label, wanted = ('Close', 1) if new else ('Open', 2)\n    st.button(f'{label}: {as_label(new)}')",
    "for kind, label in (('a', 'Aside'), ('b', 'Answer')):\n    st.button(label)",
])
def test_that_guard_lets_our_own_words_through(fair: str) -> None:
    assert as_they_came(fair) == []
