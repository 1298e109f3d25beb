"""Whether a test that a page names is there."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def is_there(name: str) -> bool:
    """Whether a path, or a path and the name of a test in it (``path::name``), exists."""
    path, _, test = name.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    return not test or any(
        isinstance(node, ast.FunctionDef) and node.name == test for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
