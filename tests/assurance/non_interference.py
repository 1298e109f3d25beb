"""What a viewer may not see changes nothing they get: two families alike in all they may see, one of them with more, told apart by nothing.

The rows are those of a sample family, some under labels the viewer may not read. Every page's data, the findings, the search for a name, the files
out and the refusals are held against each other word for word.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pandas as pd

from dashboard.errors import DashboardError
from dashboard.exporters.tables import as_csv
from dashboard.findings.reading import Reading
from dashboard.importers.take_in import new_family
from dashboard.page_data.adults import adults_view
from dashboard.page_data.after_closure import after_closure_view
from dashboard.page_data.allegations import allegations_view
from dashboard.page_data.as_json import findings_json
from dashboard.page_data.asked import asked_view
from dashboard.page_data.assessments import assessments_view
from dashboard.page_data.chronology import Choice, chronology_view
from dashboard.page_data.coverage import coverage_of
from dashboard.page_data.cumulative import cumulative_view, matrix_view
from dashboard.page_data.day_lens import day_view
from dashboard.page_data.family import family_view
from dashboard.page_data.history import families, family_called, history_of
from dashboard.page_data.imports import imports_view
from dashboard.page_data.incidents import incidents_view
from dashboard.page_data.keyed_in import keyed_in
from dashboard.page_data.knowledge_lag import lag_view
from dashboard.page_data.older_siblings import older_siblings_view
from dashboard.page_data.other_side import other_side_view
from dashboard.page_data.people import people_view
from dashboard.page_data.plan_compliance import plan_compliance_view
from dashboard.page_data.quality import quality_view
from dashboard.page_data.rights_kept import give_sight, keep_account
from dashboard.page_data.source import source_view
from dashboard.page_data.suggested import findings_with_suggested
from dashboard.page_data.themes import themes_view
from dashboard.page_data.who_has_looked import who_has_looked
from dashboard.page_data.who_knew_what import who_knew_what_view
from dashboard.page_data.why_now import why_now_view
from dashboard.page_data.words_read import read_words, suggestions_of, suggestions_then
from dashboard.store import Database, questions
from dashboard.store.loading import insert
from dashboard.store.rights import show
from dashboard.store.rows import Row, rows_of
from data_models import tables
from data_models.access import Role, Scope
from data_models.columns import Table
from data_models.record import Family
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"
ACTOR, VIEWER, OWN = "local", "officer", "police"
AS_AT = date(2020, 12, 10)
SAID_AT = datetime(2026, 11, 24, 12)
LATER = date(2026, 11, 24)
ROWS = 50
"""Rows of the sample family that one pair is made of: enough for every kind of page, few enough for thousands of pairs."""
TOGETHER = 10
"""Pairs in one record: more would make the viewer's scope long, and each question slow."""
PLANTED = 8
"""Pairs of which at least one is told apart by the planted leak."""
REFUSED = "refused: "
HIDDEN = ("privileged", "restricted", "police_intelligence", "protected_address", "third_party")
COPIED = (*tables.FACT_TABLES, tables.SOURCE_ROW, tables.QUEUE, tables.SUGGESTION, tables.MENTION)
NAMING = ("fact_id", "row_id", "entry_id", "other_entry_id", "import_id")
SAID_OF_ENTRIES = (tables.CODING, tables.INCIDENT_LINK, tables.PERSON_LINK)
"""What people said of an entry bears a label of its own, and is as hidden as the entry whatever that says."""


@dataclass(frozen=True, slots=True)
class Base:
    """A record with accounts and families without a row, to be copied for each group of pairs, and the rows that pairs are made of."""

    record: Path
    rows: Mapping[Table, Sequence[Row]]
    bare: Family
    fuller: tuple[Family, ...]


def base(record: Path, folder: Path, together: int = TOGETHER) -> Base:
    """Made from the closed sample record at ``record``, whose words are read once. ``together``: how many pairs are put into one copy."""
    copied = Path(copytree(record.parent, folder / "sample")) / record.name
    with Database(copied, KEY) as database:
        scope = database.scope_of(ACTOR)
        read_words(database, scope, family_called(database, scope, "Family B"))
        rows = _rows_of_sample(database)
    with Database(folder / "base" / "record.duckdb", KEY) as database:
        _accounts(database)
        bare, *fuller = (new_family(database, "manager", f"Family X{number}") for number in range(together + 1))
        for family in (bare, *fuller):
            give_sight(database, "manager", family.id, to=VIEWER, role=Role.CORE_GROUP_MEMBER)
    return Base(folder / "base" / "record.duckdb", rows, bare, tuple(fuller))


Told = Callable[[Database, Sequence[Family]], Iterator[Mapping[str, str]]]
"""What the viewer gets of each of some families, in their order, by the name of the answer."""


def pairs(
    count: int, base: Base, folder: Path, *, told: Told | None = None, seed: int = 1, progress: Progress = quietly, until_found: bool = False,
) -> Assured:
    """``count`` pairs of families. Control: a label that nobody looks at, planted, is found through the same answers; and unseen rows are there.

    Pairs in one copy of the record share the family that has no more than the viewer may see. ``told``: in place of every page's data.
    ``until_found``: stop at the first pair that is told apart.
    """
    told = told or pages_told
    run = _compared(count, base, folder, told, seed, progress, until_found=until_found)
    with _label_not_looked_at():
        planted = _compared(PLANTED, base, folder, told, seed, quietly, until_found=True)
    return Assured(
        run.pairs, (*run.differing, *run.unanswered), run.unseen_counted and bool(planted.differing), f"{run.answers:,} answers compared")


@dataclass(frozen=True, slots=True)
class _Run:
    """``answers``: how many were compared, refusals left out. ``unanswered``: pairs of which nothing was answered, a sentence each."""

    pairs: int
    answers: int
    differing: tuple[str, ...]
    unanswered: tuple[str, ...]
    unseen_counted: bool


def _compared(count: int, base: Base, folder: Path, told: Told, seed: int, progress: Progress, *, until_found: bool) -> _Run:
    chance = Random(seed)  # noqa: S311 - pairs that can be made again
    differing: list[str] = []
    unanswered: list[str] = []
    compared = caught = number = 0
    while number < count and not (differing and until_found):
        copied = Path(copytree(base.record.parent, folder / "pairs")) / base.record.name
        with Database(copied, KEY) as database:
            together = base.fuller[:count - number]
            hidden = _put(database, base, together, chance)
            unseen = _counts_unseen(database)
            every = told(database, (base.bare, *together))
            answers = next(every)
            answered = sum(not text.startswith(REFUSED) for text in answers.values())
            for family, others in zip(together, every, strict=True):
                compared += answered
                if not answered:
                    unanswered.append(f"pair {number} (seed {seed}): nothing was answered, so nothing was compared")
                differing += [
                    f"pair {number} (seed {seed}): {name} differs: {_first_difference(answers.get(name, ''), others.get(name, ''))}"
                    for name in {**answers, **others} if answers.get(name) != others.get(name)
                ]
                caught += (unseen[base.bare.id] != unseen[family.id]) == bool(hidden[family])
                number += 1
                progress(number)
                if differing and until_found:
                    break
        rmtree(copied.parent)
    return _Run(number, compared, tuple(differing), tuple(unanswered), caught == number)


@contextmanager
def _label_not_looked_at() -> Iterator[None]:
    """The planted leak: every question is asked as if each row that the viewer's agency may see had no label."""
    read = questions._file
    questions.text_of.cache_clear()
    questions._file = lambda name: read(name).replace("|| sensitivity in", "|| 'normal' in") if name == "visible.sql" else read(name)
    try:
        yield
    finally:
        questions._file = read
        questions.text_of.cache_clear()


def pages_told(database: Database, families: Sequence[Family]) -> Iterator[Mapping[str, str]]:
    """Every page's data, the findings, the search for a name, the files out and the refusals."""
    return (dict(_told(database, family)) for family in families)


def tables_told(database: Database, families: Sequence[Family]) -> Iterator[Mapping[str, str]]:
    """What the guard lets through of every labelled table with rows of the pairs: what questions are put together from.

    The list of imports bears no label: the questions that read it leave out files without a visible row, which only a page shows.
    """
    of: dict[str, dict[str, str]] = {family.id: {} for family in families}
    with database._cursor() as cursor:
        show(cursor, database.scope_of(VIEWER), None)
        for table in COPIED:
            through: dict[str, list[Row]] = {family.id: [] for family in families}
            for row in rows_of(cursor, questions._with_visible_tables(f"select * from visible_{table.schema}_{table.name}"), {}):  # noqa: S608
                through[row["family_id"]].append(row)
            for family_id, rows in through.items():
                of[family_id][table.full_name] = "\n".join(sorted(map(repr, rows))).replace(family_id, "F")
    return iter([of[family.id] for family in families])


def _told(database: Database, family: Family) -> Iterator[tuple[str, str]]:
    """Everything the viewer can get of a family, by name, with what only names the family itself left out."""
    scope = database.scope_of(VIEWER)
    for name, answer in _answers(database, scope, family).items():
        try:
            with pd.option_context("display.max_rows", None, "display.max_columns", None, "display.max_colwidth", None, "display.width", 10_000):
                said = repr(answer())
        except DashboardError as refused:
            said = f"{REFUSED}{refused}"
        yield name, re.sub(rf"{family.id}|{re.escape(family.label)}", "F", said)


def _answers(database: Database, scope: Scope, family: Family) -> Mapping[str, Callable[[], object]]:
    history, later = history_of(database, scope, family, AS_AT), history_of(database, scope, family, LATER)
    suggestions = suggestions_then(database, scope, history)
    hollow = findings_with_suggested(history, suggestions)
    of_history: Sequence[Callable[..., object]] = (
        after_closure_view, assessments_view, cumulative_view, matrix_view, family_view, older_siblings_view, plan_compliance_view, other_side_view,
        who_knew_what_view, why_now_view,
    )
    of_reading: Sequence[Callable[..., object]] = (adults_view, allegations_view, asked_view, lag_view)
    shown = [fact.id for fact in later.facts()]
    return {
        "history": lambda: history, "history of today": lambda: later, "listed": lambda: [one.label == family.label for one in families(
            database, scope) if one.id == family.id],
        "findings": lambda: findings_json(history, hollow.firm, coverage_of(history), hollow.suggested),
        "day": lambda: day_view(history, AS_AT),
        **{make.__name__: (lambda make=make: make(history)) for make in of_history},
        **{f"{make.__name__} today": (lambda make=make: make(later)) for make in of_history},
        **{make.__name__: (lambda make=make: make(Reading(history))) for make in of_reading},
        "chronology": lambda: [chronology_view(later, Choice(), page) for page in (1, 2, 3)],
        "file of the chronology": lambda: as_csv(*_table(chronology_view(later, Choice(), 1).table)),
        "themes": lambda: themes_view(history, suggestions_of(database, scope, family)),
        "incidents": lambda: incidents_view(database, scope, history), "people": lambda: people_view(database, scope, history),
        "quality": lambda: quality_view(database, scope, history), "imports": lambda: imports_view(database, scope, family),
        "keyed in": lambda: keyed_in(database, scope, family), "who has looked": lambda: who_has_looked(database, scope, family).newest,
        "sources": lambda: [source_view(database, scope, later, fact_id) for fact_id in shown[::7]],
        "a row that is not shown": lambda: source_view(database, scope, later, "nothing of that id"),
        "another family": lambda: family_called(database, scope, "Family Elsewhere"),
    }


def _table(view: object) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    return view.headings, view.plain_rows()  # type: ignore[attr-defined]


def _put(database: Database, base: Base, together: Sequence[Family], chance: Random) -> dict[Family, int]:
    """Give the bare family and those of ``together`` the same visible rows, and each of the latter more: rows under labels that the viewer may
    not read, or about such rows. Return how many more each has.
    """
    facts = [(table, row) for table in tables.FACT_TABLES for row in base.rows.get(table, ())]
    chosen = chance.sample(facts, min(ROWS, len(facts)))
    visible = [(table, row) for table, row in chosen if chance.random() < 0.6]
    shown = {row["fact_id"]: True for _, row in visible}
    others = [(table, row) for table, row in facts if row["fact_id"] not in shown]
    labels: dict[int, str] = {}
    hidden: dict[Family, int] = {}
    wanted: dict[Table, list[Row]] = {}
    for family in (base.bare, *together):
        more = [] if family is base.bare else chance.sample(others, len(chosen) - len(visible))
        mine = list(visible)
        for fact in more:
            mine.insert(chance.randrange(len(mine) + 1), fact)
        seen = shown | {row["fact_id"]: False for _, row in more}
        hidden[family], imports = 0, set()
        for table, row in [*mine, *_about(base.rows, seen, chance)]:
            if _visible(row, shown):
                label = labels.setdefault(id(row), _label(row["agency"], chance, visible=True))
                imports.add(row["import_id"])
                wanted.setdefault(table, []).append(_of_family(row, family) | {"sensitivity": label})
            elif family is not base.bare:
                hidden[family] += 1
                wanted.setdefault(table, []).extend(_with_hidden_correction(table, row, family, chance))
        if family is not base.bare:
            wanted.setdefault(tables.INCIDENT_LINK, []).extend(_said_of_hidden(mine, shown, family))
        wanted.setdefault(tables.IMPORT, []).extend(
            _of_family(row, family) for row in base.rows[tables.IMPORT] if family is not base.bare or row["import_id"] in imports)
    with database._cursor() as cursor:
        for table, several in wanted.items():
            insert(cursor, table, several)
    return hidden


def _of_family(row: Row, family: Family) -> Row:
    """The row with ids of this family's own, as each family of a record has."""
    mine: Row = {name: f"{family.id}~{row[name]}" for name in NAMING if row.get(name)}
    mine |= {"fact_ids": [f"{family.id}~{one}" for one in row["fact_ids"]]} if row.get("fact_ids") else {}
    return row | mine | {"family_id": family.id}


def _with_hidden_correction(table: Table, row: Row, family: Family, chance: Random) -> list[Row]:
    """A row that the viewer may not see: under such a label, or readable once and hidden by its correction."""
    label = _label(row["agency"], chance, visible=table in SAID_OF_ENTRIES and bool(row["entry_id"]))
    mine = _of_family(row, family) | {"sensitivity": label}
    if table.fact and chance.random() < 0.3:
        return [{**mine, "sensitivity": "normal"}, {**mine, "version": row["version"] + 1, "row_id": f"{mine['row_id']}.hidden"}]
    return [mine]


def _said_of_hidden(chosen: Sequence[tuple[Table, Row]], seen: Mapping[str, bool], family: Family) -> list[Row]:
    """That a hidden entry tells the same incident as a visible one, said under a label that the viewer may read."""
    entries = [row for table, row in chosen if table is tables.ENTRY]
    hidden, shown = ([row for row in entries if (row["fact_id"] in seen) is wanted] for wanted in (False, True))
    return [
        _of_family({
            "row_id": f"said{number}.1", "fact_id": f"said{number}", "version": 1, "agency": "csc", "agency_name": "CSC",
            "import_id": one["import_id"], "file": "said", "sheet": "", "source_row": number, "recorded_by": "manager", "recorded_at": SAID_AT,
            "sensitivity": "normal",
            "entry_agency": one["agency"], "entry_ref": "", "incident": "said", "relation": "same_incident", "entry_id": one["fact_id"],
            "other_entry_id": other["fact_id"],
        }, family)
        for number, pair in enumerate(zip(hidden, shown, strict=False)) for one, other in (pair, pair[::-1])
    ]


def _about(rows: Mapping[Table, Sequence[Row]], seen: Mapping[str, bool], chance: Random) -> list[tuple[Table, Row]]:
    """What was kept of the chosen facts besides: their source rows, what waits for a person, what their words suggest."""
    kept = [(table, row) for table in (tables.SUGGESTION, tables.MENTION) for row in rows.get(table, ()) if row["entry_id"] in seen]
    kept += [(tables.SOURCE_ROW, row) for row in rows[tables.SOURCE_ROW]
             if any(fact_id in seen for fact_id in row["fact_ids"] or ()) or chance.random() < 0.05]
    return kept + [(tables.QUEUE, row) for row in rows.get(tables.QUEUE, ()) if row["fact_id"] in seen]


def _visible(row: Row, seen: Mapping[str, bool]) -> bool:
    """A row stands or falls with the facts it is about; one about none of them is hidden."""
    named = {str(row.get(name) or "") for name in ("entry_id", "other_entry_id", "fact_id")} | set(row.get("fact_ids") or ())
    about = named - {""}
    return bool(about) and all(seen.get(fact_id, False) for fact_id in about)


def _label(agency: str, chance: Random, *, visible: bool) -> str:
    if visible:
        return chance.choice(("normal", "third_party")) if agency == OWN else "normal"
    return chance.choice(HIDDEN[:2] if agency == OWN else HIDDEN)


def _rows_of_sample(database: Database) -> dict[Table, list[Row]]:
    with database._cursor() as cursor:
        found = rows_of(cursor, "select family_id from care.family where label = 'Family B'", {})
        return {
            table: rows_of(cursor, f"select * from {table.full_name} where family_id = $family", {"family": found[0]["family_id"]})  # noqa: S608
            for table in (*COPIED, tables.IMPORT)
        }


def _accounts(database: Database) -> None:
    for actor, agency, role in (("keeper", "csc", Role.ADMINISTRATOR), ("manager", "csc", Role.TEAM_MANAGER), (VIEWER, OWN, Role.CORE_GROUP_MEMBER)):
        keep_account(
            database, ACTOR if actor == "keeper" else "keeper", actor=actor, sign_in_name=actor, name=actor, agency=agency, roles=[role])


def _counts_unseen(database: Database) -> Mapping[str, object]:
    """The planted leak: a count by family over rows whether the viewer may see them or not."""
    each = (f"select family_id, '{table.name}' as rows_of, count(*) as rows from {table.full_name} group by all" for table in COPIED)  # noqa: S608
    counted: dict[str, list[object]] = {}
    with database._cursor() as cursor:
        for row in rows_of(cursor, f"{' union all '.join(each)} order by all", {}):
            counted.setdefault(row.pop("family_id"), []).append(row)
    return counted


def _first_difference(one: str, other: str) -> str:
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, place - 60):place + 60]}… against …{other[max(0, place - 60):place + 60]}…"
