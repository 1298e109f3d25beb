"""Small faults put into the code that says who may see what: each must be noticed by the tests of the guard.

Python by its syntax tree, the policy table cell by cell, SQL condition by condition. A mutant is the whole text of one file with one fault in it.
"""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data_models.access import Power, Role, Sensitivity
from data_models.policy import GrantKind

ROOT = Path(__file__).resolve().parents[2]
GUARD = {
    "data_models/policy.py": ("",),
    "data_models/access.py": ("Power.over_a_family", "Scope"),
    "dashboard/store/rights.py": ("",),
    "dashboard/store/database.py": ("Database.require", "Database._holds", "Database._refused", "Database.scope_of", "Database.end_sign_ins"),
    "dashboard/store/change.py": ("Change.add", "Change.load_council_rows", "Change.remove_family", "_RIGHTS"),
}
"""Each file of the guard, and which of its functions and values, by the beginnings of their names."""
SQL = ("visible*.sql", "hidden_facts.sql", "rights/*.sql")
OF_SUBMISSIONS = {f"visible_{name}.sql" for name in ("point", "comment", "seal", "sealed_paper", "submission", "told")}
"""What rests on a submission, or tells of a challenge, has conditions of its own, held by its own tests: no mutants are made of them here."""
MEMBERS = {"Power": [one.name for one in Power], "Role": [one.name for one in Role], "GrantKind": [one.name for one in GrantKind]}
OTHER_WAY = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}
ANNOTATIONS = ("annotation", "returns")
LEAVES = (ast.Continue, ast.Return, ast.Raise)


@dataclass(frozen=True, slots=True)
class Mutant:
    """``skips_check``: a condition that refuses is left out altogether. ``change``: what was done where, and its id within the file."""

    file: str
    change: str
    text: str
    skips_check: bool = False


def mutants() -> list[Mutant]:
    """Every mutant of the guard, in a fixed order, no two with one id: the second and third of a kind in one function say so."""
    told: Counter[tuple[str, str]] = Counter()
    found = []
    for one in (*_of_python(), *_of_policy(), *_of_sql()):
        told[one.file, one.change] += 1
        nth = told[one.file, one.change]
        found.append(one if nth == 1 else replace(one, change=f"{one.change} ({nth})"))
    return found


def _of_python() -> Iterator[Mutant]:
    for file, places in GUARD.items():
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        for name, node in _named(tree, ""):
            if any(name.startswith(place) for place in places):
                for said, skips in _changed(node):
                    yield Mutant(file, f"{name}: {said}", ast.unparse(tree), skips)


def _named(node: ast.AST, within: str) -> Iterator[tuple[str, ast.AST]]:
    """Functions and values of a module or a class, with the name of the class before theirs."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _named(child, f"{within}{child.name}.")
        elif isinstance(child, ast.FunctionDef):
            yield f"{within}{child.name}", child
        elif isinstance(child, (ast.Assign, ast.AnnAssign)) and not within and child.value is not None:
            target = child.targets[0] if isinstance(child, ast.Assign) else child.target
            yield ast.unparse(target), child


def _changed(root: ast.AST) -> Iterator[tuple[str, bool]]:
    """Put one fault after another into the tree in place, and take it out again after each is yielded."""
    for node in list(_walked(root)):
        for field, value in list(ast.iter_fields(node)):
            if field in ANNOTATIONS:
                continue
            if isinstance(value, list):
                for place, one in enumerate(value):
                    for other, skips in _others(node, field, one, root):
                        value[place] = other
                        yield f"{_said(one)} -> {_said(other)}", skips
                        value[place] = one
                yield from _shortened(node, field, value)
            elif isinstance(value, ast.AST):
                for other, skips in _others(node, field, value, root):
                    setattr(node, field, other)
                    yield f"{_said(value)} -> {_said(other)}", skips
                    setattr(node, field, value)


def _walked(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it that runs: what only says a type is left out."""
    yield node
    for field, value in ast.iter_fields(node):
        for one in value if isinstance(value, list) else [value]:
            if field not in ANNOTATIONS and isinstance(one, ast.AST):
                yield from _walked(one)


def _others(parent: ast.AST, field: str, node: object, root: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """What may stand in a node's place, and whether a check is skipped by it."""
    if isinstance(node, ast.expr) and field in ("test", "ifs"):
        yield ast.UnaryOp(ast.Not(), node), False
        refuses = isinstance(parent, ast.If) and isinstance(parent.body[-1], LEAVES)
        yield ast.Constant(False), refuses
        yield ast.Constant(True), field == "ifs"
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values), False
    if isinstance(node, tuple(OTHER_WAY)):
        yield next(other() for one, other in OTHER_WAY.items() if isinstance(node, one)), False
    if isinstance(node, (ast.BitOr, ast.BitAnd)):
        yield ast.BitAnd() if isinstance(node, ast.BitOr) else ast.BitOr(), False
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in MEMBERS.get(node.value.id, ()):
        members = MEMBERS[node.value.id]
        yield ast.Attribute(node.value, members[(members.index(node.attr) + 1) % len(members)], node.ctx), False
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value), False
    if isinstance(node, ast.Return) and node.value is not None and isinstance(root, ast.FunctionDef) and ast.unparse(root.returns or node) == "bool":
        yield ast.Return(ast.Constant(True)), True
        yield ast.Return(ast.Constant(False)), False
    if isinstance(node, (ast.Continue, ast.Raise, ast.AugAssign)) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield ast.Pass(), isinstance(node, (ast.Continue, ast.Raise)) or "require" in ast.unparse(node)


def _shortened(node: ast.AST, field: str, parts: list[ast.AST]) -> Iterator[tuple[str, bool]]:
    """One operand of a condition, or one member of a set, left out."""
    of_condition = isinstance(node, ast.BoolOp) and field == "values"
    if not (of_condition or (isinstance(node, (ast.Set, ast.Tuple)) and field == "elts" and isinstance(getattr(node, "ctx", ast.Load()), ast.Load))):
        return
    for place, part in enumerate(list(parts)):
        del parts[place]
        if parts:
            yield f"{_said(part)} left out", of_condition and isinstance(node.op, ast.And)
        parts.insert(place, part)


def _said(node: object) -> str:
    text = ast.unparse(node) if isinstance(node, (ast.expr, ast.stmt)) else type(node).__name__
    return text if len(text) <= 90 else f"{text[:87]}..."


def _of_policy() -> Iterator[Mutant]:
    """Each right of each role exchanged: taken where it stands, given where it does not."""
    file = "data_models/policy.toml"
    table = tomllib.loads((ROOT / file).read_text(encoding="utf-8"))
    columns: dict[str, Sequence[str]] = {
        "own": [label.value for label in Sensitivity], "others": [label.value for label in Sensitivity],
        "family": [power.value for power in Power if power.over_a_family], "service": [power.value for power in Power if not power.over_a_family],
    }
    for role, row in table.items():
        for column, members in columns.items():
            for member in members:
                rights = [one for one in row[column] if one != member] if member in row[column] else [*row[column], member]
                said = f"{role}: {member} {'taken from' if member in row[column] else 'given in'} {column}"
                yield Mutant(file, said, _toml({**table, role: {**row, column: rights}}))
        yield Mutant(file, f"{role}: partner turned round", _toml({**table, role: {**row, "partner": not row["partner"]}}))


def _toml(table: dict[str, dict[str, object]]) -> str:
    def written(value: object) -> str:
        return str(value).lower() if isinstance(value, bool) else str(value)

    return "\n".join(f"[{role}]\n" + "\n".join(f"{name} = {written(value)}" for name, value in row.items()) for role, row in table.items())


EXCHANGED = (("not in (", "in ("), ("<>", "="), (" is null", " is not null"), (" desc", " asc"), (" >= ", " < "), (" > ", " <= "), ("true", "false"),
             ("false", "true"), (" or ", " and "), ("not coalesce", "coalesce"), ("not list_has_any", "list_has_any"), ("version > 1", "version > 2"))


def _of_sql() -> Iterator[Mutant]:
    """Line by line below the meaning: a condition left out, or said the other way round."""
    folder = ROOT / "dashboard" / "store" / "sql"
    for path in sorted(path for pattern in SQL for path in folder.glob(pattern) if path.name not in OF_SUBMISSIONS):
        file, lines = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.lstrip().startswith("--"):
                continue
            for fault, skips in _sql_faults(line):
                yield Mutant(file, f"{line.strip()} -> {fault.strip() or 'left out'}",
                             "\n".join([*lines[:number], fault, *lines[number + 1:]]) + "\n", skips)


def _sql_faults(line: str) -> Iterator[tuple[str, bool]]:
    """A condition that has a line to itself is left out; one of several is made true; and each is turned round."""
    words = line.strip()
    first, _, rest = words.partition(" ")
    if first in ("and", "or") and rest:
        yield "", first == "and"
    if first == "where" and rest:
        yield line.replace(words, "where true"), True
    pieces = rest.split(" and ")
    if len(pieces) > 1 and all(piece.count("(") == piece.count(")") for piece in pieces):
        for part in range(len(pieces)):
            yield line.replace(rest, " and ".join(piece for place, piece in enumerate(pieces) if place != part)), True
    for was, now in EXCHANGED:
        if was in line and f"not {was.strip()}" not in line:
            yield line.replace(was, now, 1), False
