"""Questions are files: the SQL beside its meaning. This reads them once and puts the caller's scope in front of every table."""

import re
from functools import cache
from pathlib import Path

from dashboard.store import council
from dashboard.store.schema import TABLE_BY_NAME, known_columns
from data_models.columns import Table
from data_models.tables import (
    CHALLENGE,
    ENTRY,
    FACT_TABLES,
    LEGAL_ADVICE,
    MAY_BE_TOLD,
    OF_DECISIONS,
    OF_RELEASES,
    OF_SUBMISSIONS,
    POINT,
    PROTECTED_VALUE,
    RELEASE,
    SEAL,
    SEALED_PAPER,
    SUBMISSION_COMMENT,
    THRESHOLD_ITEM,
)

SQL = Path(__file__).with_name("sql")
_VISIBLE = re.compile(r"\bvisible_([a-z]+)_([a-z0-9_]+)\b")
COUNCIL_SCHEMAS = ("ssd", "council")
_OF_THEIR_OWN = {
    "care.account": "visible_accounts.sql", "care.session": "visible_accounts.sql", "audit.event": "visible_trail.sql",
    "care.access": "visible_trail.sql", "care.family_restriction": "visible_restriction.sql", LEGAL_ADVICE.full_name: "visible_labelled.sql",
    **{table.full_name: "visible_submission.sql" for table in OF_DECISIONS},
}
"""Tables with a rule of their own: who may see them hangs on a power or a label, and not on sight of the family alone."""
_OF_SUBMISSIONS, _OF_FAMILIES = "scope_submissions", "scope_families"
"""The families in which facts are looked at: those whose submissions, or whose record, the caller may see."""
_BOTH_SIDES = "list_concat(coalesce(evidence, []), coalesce(contrary, []))"
_RESTS_ON_ROWS = {
    POINT: ("point_id", _BOTH_SIDES, _OF_SUBMISSIONS), THRESHOLD_ITEM: ("item_id", _BOTH_SIDES, _OF_SUBMISSIONS),
    CHALLENGE: ("challenge_id", "coalesce(evidence, [])", _OF_FAMILIES),
}
"""Tables whose rows name facts: the column that names all versions of one thing in them, the ids that a version names, in which families."""
_FACTS_OF_ROWS = {
    "care.source_row": "coalesce(fact_ids, [])", "care.queue": "[coalesce(fact_id, '')]",
    SEAL.full_name: "coalesce(rests_on, json_extract_string(source_json, '$.schedule[*].id'), [])",
}
"""For tables of rows that facts were made from, that wait about one, or that froze some: the ids of those facts. A seal that was written
before it kept them has those of its schedule."""
_WITH = re.compile(r"((?:\s*--[^\n]*\n)*\s*)with\s+(recursive\s+)?", re.IGNORECASE)


@cache
def text_of(question: str) -> str:
    """The full SQL of a question: ``"families"`` is questions/families.sql; ``"known/care.entry"`` is that fact as known;
    ``"part/ssd.ssd_contacts"`` is a family's part of that whole-council table; ``"known_days"`` is when every fact counts as known from;
    ``"labels"`` is which labels the versions of some facts carry, and which of them stand.

    Raises KeyError for a question that does not exist: questions are code, never input.
    """
    kind, _, table_name = question.partition("/")
    if kind == "known" and table_name:
        table = TABLE_BY_NAME[table_name]
        body = _file("facts/known.sql").format(visible=f"visible_{table.schema}_{table.name}", columns=known_columns(table))
    elif question in ("known_days", "labels"):
        each, kept = _file(f"facts/{question}.sql"), _file("visible_kept.sql")
        body = "union all\n".join(
            each.format(visible=f"visible_{table.schema}_{table.name}", kept=kept.format(table=table.full_name)) for table in FACT_TABLES)
    elif kind == "part" and table_name:
        body = council.part(TABLE_BY_NAME[table_name])
    else:
        body = _file(f"questions/{question}.sql")
    return _with_visible_tables(body)


@cache
def _file(name: str) -> str:
    path = SQL / name
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


def _with_visible_tables(body: str) -> str:
    """Define each ``visible_<schema>_<table>`` that the question names, so no question can read past the scope."""
    wanted = sorted({(match[1], match[2]) for match in _VISIBLE.finditer(body)})
    if not wanted:
        return body
    parts = [f"visible_{schema}_{name} as (\n{_visible(f'{schema}.{name}')})" for schema, name in wanted]
    for name, rule in (("hidden_facts", _hidden_of_any), ("untold_challenges", _untold_challenges)):
        if any(name in part for part in parts):
            parts.insert(0, f"{name} as materialized (\n{rule()})")
    defined = ",\n".join(parts)
    if match := _WITH.match(body):
        return f"{match[1]}with {match[2] or ''}{defined},\n{body[match.end():]}"
    return f"with {defined}\n{body}"


def _visible(table_name: str) -> str:
    kept = _of_kept(table_name)
    if kept != table_name:
        return _file("visible_kept.sql").format(table=kept) + _rows_of_hidden_facts(TABLE_BY_NAME[kept])
    table = TABLE_BY_NAME[table_name]
    if rule := "visible_council.sql" if table.schema in COUNCIL_SCHEMAS else _OF_THEIR_OWN.get(table_name):
        return _file(rule).format(table=table.full_name)
    if table in (*OF_SUBMISSIONS, *OF_RELEASES, CHALLENGE):
        return _visible_of_the_forum(table)
    columns = {column.name for column in table.columns}
    if "family_id" not in columns:
        return _file("visible_shared.sql").format(table=table.full_name)
    if not {"agency", "sensitivity"} <= columns:
        return _file("visible_family.sql").format(table=table.full_name)
    parts = [_file("visible.sql").format(table=table.full_name)]
    if table.fact:
        parts.append(_file("visible_fact.sql").format(hidden=_hidden(table)))
    if table is ENTRY:
        parts.append(_file("visible_told.sql"))
    parts += [
        _file("visible_of_entry.sql").format(entry=column, visible_entry=_visible(ENTRY.full_name))
        for column in ("entry_id", "other_entry_id") if column in columns
    ]
    return "".join([*parts, _rows_of_hidden_facts(table)])


def _of_kept(table_name: str) -> str:
    """The table that a question asks with the rows of imports that were taken back among them: ``kept.queue`` is ``care.queue``."""
    return table_name.replace("kept.", "care.") if table_name.startswith("kept.") else table_name


def _visible_of_the_forum(table: Table) -> str:
    """For whoever may read submissions, a challenge for whoever may see its label; what rests on rows that the caller may not see is left out,
    in every version of it.
    """
    parts = [_file("visible_labelled.sql" if table is CHALLENGE else "visible_submission.sql").format(table=table.full_name)]
    if table in _RESTS_ON_ROWS:
        parts.append(_resting(table))
    elif table is MAY_BE_TOLD:
        parts.append(_file("visible_answer.sql").format(unseen=_unseen(_OF_SUBMISSIONS)))
    elif table is SUBMISSION_COMMENT:
        parts.append(_file("visible_comment.sql").format(visible_point=_visible(POINT.full_name)))
    elif table is PROTECTED_VALUE:
        parts.append(_file("visible_protected.sql"))
    elif table in (SEAL, RELEASE):
        parts.append(_file("visible_seal.sql"))
        parts.append(_rows_of_hidden_facts(table))
    elif table is SEALED_PAPER:
        parts.append(_file("visible_sealed_paper.sql").format(visible_seal=_visible(SEAL.full_name)))
    return "".join(parts)


def _resting(table: Table) -> str:
    """What leaves out all versions of a thing that rests on a row which the caller may not see."""
    named_by, rows, families = _RESTS_ON_ROWS[table]
    return _file("visible_resting.sql").format(table=table.full_name, id=named_by, rows=rows, families=families, unseen=_unseen(families))


def _unseen(families: str) -> str:
    """The facts, in any table, of which the caller may not see every version."""
    each = _file("labelled_facts.sql")
    versions = "union all\n".join(each.format(table=table.full_name) for table in FACT_TABLES)
    return _file("unseen_facts.sql").format(versions=versions, families=families)


def _rows_of_hidden_facts(table: Table) -> str:
    """For a table of rows that name facts they were made to or from: what leaves out those of a hidden fact."""
    facts = _FACTS_OF_ROWS.get(table.full_name)
    return _file("visible_row.sql").format(facts=facts) if facts else ""


def _hidden_of_any() -> str:
    each = _file("corrected_facts.sql")
    return _file("hidden_facts_of_any.sql").format(versions="union all\n".join(each.format(table=table.full_name) for table in FACT_TABLES))


def _hidden(table: Table) -> str:
    """The facts of a table whose newest correction the caller may not see."""
    return _file("hidden_facts.sql").format(table=table.full_name)


def _untold_challenges() -> str:
    return _file("untold_challenges.sql").format(visible_challenge=_visible(CHALLENGE.full_name))
