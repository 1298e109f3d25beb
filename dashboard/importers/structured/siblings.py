"""One thing that concerns several children stands in as many rows, one a child. It is one fact here, with every child named.

Rows whose facts are equal in everything but the child are copies of one thing. The first keeps the facts, with all children in them;
the others are duplicates that say which row they repeat and for whom. Rows that differ in anything stay facts of their own: nothing
that one child's row says is taken to hold for another. Facts that hold one person only (who somebody is, where they live) never merge.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.line import Line
from data_models.columns import Table
from data_models.tables import ENTRY, MEETING, PLAN, PRE_PROCEEDINGS, STATUS_PERIOD, VISIT

_NAMES_CHILDREN = {ENTRY.full_name: "people", MEETING.full_name: "concerning", **dict.fromkeys(
    (PLAN.full_name, STATUS_PERIOD.full_name, VISIT.full_name, PRE_PROCEEDINGS.full_name), "children")}
_ITS_PLACE = frozenset({"file", "sheet", "source_row", "known_on", "agency_name"})
"""Where a fact comes from and how that was stated: no part of what it says."""


@dataclass(slots=True, eq=False)
class Made:
    """What one row came to. ``shares``: the row that holds the same thing for another child."""

    line: Line
    identity: str
    facts: list[FactFields]
    shares: "Made | None" = None
    children: dict[str, None] = field(default_factory=dict)


def share(rows: Sequence[Made]) -> None:
    """Let the first row of each group of copies name every child, and tell the others which row they share."""
    groups: dict[tuple[object, ...], list[Made]] = {}
    for made in rows:
        made.children = dict.fromkeys(made.line.children)
        if not _mergeable(made.facts):
            continue
        firsts = groups.setdefault(_content(made), [])
        first = next((first for first in firsts if made.line.child not in first.children), None)
        if first is None:
            firsts.append(made)
        else:
            first.children[made.line.child] = None
            made.shares = first
    for firsts in groups.values():
        for first in firsts:
            if len(first.children) > 1:
                first.facts = [_about(fact, tuple(first.children)) for fact in first.facts]


def tell_plans_apart(rows: Sequence[Made]) -> None:
    """A plan goes by the day it began. Where plans that began on one day differ, the labels of their children tell them apart."""
    plans = [(made, fields) for made in rows if made.shares is None for table, fields in made.facts if table is PLAN]
    by_ref: dict[object, set[tuple[object, ...]]] = {}
    for _, fields in plans:
        by_ref.setdefault(fields["plan_ref"], set()).add(content_of([(PLAN, fields)]))
    for made, fields in plans:
        if len(by_ref[fields["plan_ref"]]) > 1:
            fields["plan_ref"] = f"{fields['plan_ref']} {', '.join(made.children)}"


def content_of(facts: Iterable[FactFields], *, but_children: bool = False) -> tuple[object, ...]:
    """Everything that facts say, without where they come from and how a date that was read was spelled."""
    return tuple(part for table, fields in facts for part in (table.full_name, *_said(table, fields, but_children=but_children)))


def _said(table: Table, fields: Mapping[str, object], *, but_children: bool) -> Iterator[str]:
    children = _NAMES_CHILDREN.get(table.full_name) if but_children else None
    for name, value in fields.items():
        spelling = name.endswith("_raw") and fields.get(f"{name.removesuffix('_raw')}_from") is not None
        if name not in _ITS_PLACE and name != children and not spelling:
            yield str(value)


def _content(made: Made) -> tuple[object, ...]:
    return (made.line.sheet.layout.name, *content_of(made.facts, but_children=True))


def _mergeable(facts: Sequence[FactFields]) -> bool:
    """True where every fact can name several children, and is dated: two undated rows need not be about one thing."""
    return all(table.full_name in _NAMES_CHILDREN and fields["happened_from"] is not None for table, fields in facts)


def _about(fact: FactFields, children: tuple[str, ...]) -> FactFields:
    table, fields = fact
    name = _NAMES_CHILDREN[table.full_name]
    return table, {**fields, name: "; ".join(children) if name == "concerning" else list(children)}
