"""The threshold grid: placed by people, held to the ladder, hidden with its rows, and never saying what it amounts to."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.page_data.submission_kept import begin
from dashboard.page_data.submissions import submission
from dashboard.page_data.threshold import (
    FOR_PEOPLE,
    NO_CONTRARY,
    entering_of,
    rows_to_place,
    threshold_rows,
    threshold_view,
    versions_of_line,
)
from dashboard.page_data.threshold_kept import place, take_out_line
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.history import History
from data_models.record import Entry, EvidenceStatus, Family, Nature
from data_models.submission import Submission
from data_models.threshold import Attribution, Limb
from data_models.threshold_authorities import AUTHORITIES
from tests.page_data.test_submissions import CHAIR, FORUM, MANAGER, SCHOOL, WORKER

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    *sorted((ROOT / "data_models").glob("threshold*.py")), *sorted((ROOT / "dashboard" / "page_data").glob("threshold*.py")),
    *sorted((ROOT / "dashboard" / "components").glob("threshold*.py")), ROOT / "pages" / "threshold.py",
]
SAYS_TOO_MUCH = re.compile(
    r"threshold\s+(?:is|was|would\s+be|may\s+be|has\s+been|appears|seems|not)?\s*(?:met|crossed|satisfied|made\s+out|established|reached)|arguabl|"
    r"\bstrong|\bweak|\bprov(?:es|ed|en)\b|\bprobab|\bconvincing|\bcompelling|\bsufficient|\bmeets\b|\bscore|\bcase\s+for|more\s+likely|"
    r"\blikely\b(?!\s+to\s+(?:suffer|be\s+given))", re.IGNORECASE)
"""“Likely” stands only in the words of the statute: to suffer, to be given."""


@pytest.fixture
def draft(samples: Database, worker: Scope, family: Family) -> Submission:
    return submission(samples, worker, family, begin(samples, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action"))


def put(
    samples: Database, scope: Scope, family: Family, draft: Submission, history: History, *rows: str, child: str = "Child B1", **more: object,
) -> None:
    said = {"harm": "The child went hungry.", "limb": Limb.LIKELY, "attribution": Attribution.CARE, **more}
    place(samples, scope, family, draft, history, child=child, evidence=rows, **said)  # type: ignore[arg-type]


def test_a_line_is_placed_read_back_changed_and_taken_out(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    first, second = (fact.id for fact in rows_to_place(history)[:2])
    put(samples, worker, family, draft, history, first)
    line, = threshold_view(submission(samples, worker, family, draft.id), history)[0].lines
    assert [one.fact.id for one in line.placed] == [first] and line.item.recorded_by == WORKER
    put(samples, worker, family, draft, history, first, second, harm="The child went hungry for days.", before=line.item)
    with pytest.raises(ChangedMeanwhile):
        put(samples, worker, family, draft, history, first, before=line.item)
    again = submission(samples, worker, family, draft.id)
    assert [version.harm for version in versions_of_line(samples, worker, family, line.item.id)] == [
        "The child went hungry for days.", "The child went hungry."]
    take_out_line(samples, worker, family, again, again.threshold[0])
    assert not any(grid.lines for grid in threshold_view(submission(samples, worker, family, draft.id), history))


def test_what_may_not_enter_is_refused_with_its_reason_and_listed_beside(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    out = next(one for one in history.made(entering_of).values()
               if not one.may and isinstance(one.fact, Entry) and one.fact.nature is Nature.CONCERN)
    with pytest.raises(DashboardError, match=re.escape(out.why_not)):
        put(samples, worker, family, draft, history, out.fact.id)
    with pytest.raises(DashboardError, match="Name at least one row"):
        put(samples, worker, family, draft, history)
    with pytest.raises(DashboardError, match="own words"):
        put(samples, worker, family, draft, history, rows_to_place(history)[0].id, harm=" ")
    with pytest.raises(DashboardError, match="Choose the limb"):
        put(samples, worker, family, draft, history, rows_to_place(history)[0].id, limb=None)
    beside = threshold_view(draft, history)[0].beside
    assert out.fact.id in {row.opens for row in beside.rows} and not submission(samples, worker, family, draft.id).threshold


def test_nothing_beside_the_grid_is_in_any_number(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    """The same grid over a record with ten more suspicions says the same but for the list of them."""
    put(samples, worker, family, draft, history, rows_to_place(history)[0].id)
    kept = submission(samples, worker, family, draft.id)
    out = next(entry for entry in history.entries if entry.nature is Nature.CONCERN)
    more = tuple(replace(out, id=f"more{number}", evidence_status=EvidenceStatus.UNVERIFIED, people=()) for number in range(10))
    fuller = replace(history, entries=(*history.entries, *more))
    for grid, other in zip(threshold_view(kept, history), threshold_view(kept, fuller), strict=True):
        assert (grid.grid, grid.gaps, grid.witnesses) == (other.grid, other.gaps, other.witnesses)
        assert len(other.beside.rows) - len(grid.beside.rows) == 10


def test_a_row_that_stops_being_fit_leaves_the_facts_and_becomes_a_gap(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    placed = next(fact for fact in rows_to_place(history) if isinstance(fact, Entry))
    put(samples, worker, family, draft, history, placed.id)
    kept = submission(samples, worker, family, draft.id)
    changed = replace(history, entries=tuple(
        replace(one, evidence_status=EvidenceStatus.UNVERIFIED) if one.id == placed.id else one for one in history.entries))
    grid = threshold_view(kept, changed)[0]
    assert grid.grid.rows[0].cells[0] == "Rests on no row that may stand here now." and "may not stand here now" in grid.gaps.rows[0].cells[1]


def test_a_line_on_a_row_that_the_reader_may_not_see_is_not_there_for_them(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    of_police = next(fact for fact in rows_to_place(history) if fact.agency is Agency.POLICE)
    other = next(fact for fact in rows_to_place(history) if fact.agency is not Agency.POLICE)
    put(samples, worker, family, draft, history, of_police.id)
    put(samples, worker, family, draft, history, other.id)
    put(samples, worker, family, draft, history, other.id, contrary=[of_police.id])
    narrowed = replace(worker, families=tuple(
        replace(one, items=frozenset(item for item in one.items if item[0] != Agency.POLICE)) for one in worker.families))
    assert [len(submission(samples, reader, family, draft.id).threshold) for reader in (worker, narrowed)] == [3, 1]
    hidden = submission(samples, worker, family, draft.id).threshold[0]
    assert versions_of_line(samples, narrowed, family, hidden.id) == ()
    assert versions_of_line(samples, samples.scope_of(SCHOOL), family, hidden.id) == ()


def test_who_placed_a_line_does_not_sign_it_off_and_a_chair_places_none(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    put(samples, samples.scope_of(MANAGER), family, draft, history, rows_to_place(history)[0].id)
    assert MANAGER in submission(samples, worker, family, draft.id).writers
    with pytest.raises(AccessRefused):
        put(samples, samples.scope_of(CHAIR), family, draft, history, rows_to_place(history)[0].id)


def test_a_paper_gets_headings_and_plain_text_for_every_child(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    put(samples, worker, family, draft, history, *(fact.id for fact in rows_to_place(history)[:2]), child="Child B2")
    rows = threshold_rows(submission(samples, worker, family, draft.id), history)
    assert list(rows) == [child.label for child in history.children]
    grid = rows["Child B2"][0]
    cells = grid.plain_rows()[0]
    assert len(cells) == len(grid.headings) and cells[0].startswith("(1) ") and "(2) " in cells[1]
    assert NO_CONTRARY in cells[2] and cells[3] == "The child went hungry." and not rows["Child B1"][0].rows


def strings() -> list[str]:
    """Every piece of text in the modules of the grid."""
    return [
        node.value for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_sentence_of_the_grid_says_what_it_amounts_to(
    samples: Database, worker: Scope, family: Family, draft: Submission, history: History,
) -> None:
    put(samples, worker, family, draft, history, *(fact.id for fact in rows_to_place(history)[:3]), limb=Limb.LIKELY)
    put(samples, worker, family, draft, history, rows_to_place(history)[0].id, limb=Limb.IS_SUFFERING, attribution=Attribution.BEYOND_CONTROL)
    own = {fact.in_a_line for fact in history.facts()}
    views = threshold_view(submission(samples, worker, family, draft.id), history)
    cells = [cell for view in views for table in (view.grid, view.gaps, view.witnesses, view.beside) for row in table.rows for cell in row.cells]
    for line in sorted(own, key=len, reverse=True):  # the record's own words may say anything
        cells = [cell.replace(line, "") for cell in cells]
    said = [*(text for text in strings() if text not in set(Limb)), *cells]  # the code of a limb is no sentence
    assert len(SOURCES) >= 7 and len(said) > 200 and AUTHORITIES in said and FOR_PEOPLE in said
    assert [text for text in said if SAYS_TOO_MUCH.search(text.replace(AUTHORITIES, ""))] == []


@pytest.mark.parametrize("sentence", [
    "The threshold is met.", "Threshold is likely to be met", "An arguable case for care", "The evidence is strong", "This proves harm",
    "The threshold appears made out", "more likely than not",
])
def test_that_scan_would_catch_a_sentence_that_says_too_much(sentence: str) -> None:
    assert SAYS_TOO_MUCH.search(sentence)


def test_each_authority_is_there_with_what_it_asks() -> None:
    for name, asks in (
        ("Re B [2008] UKHL 35", "balance of probabilities"), ("Re J [2013] UKSC 9", "must rest on proved facts"),
        ("Re J [2013] UKSC 9", "a real possibility that somebody harmed another child is not enough"),
        ("Re A [2015] EWFC 11", "hearsay does not become proof by being repeated"), ("Re A [2015] EWFC 11", "tied to harm"),
        ("Re T [2004] EWCA Civ 558", "in the light of the rest"), ("Re T [2004] EWCA Civ 558", "does not let suspicions be added up (Re J)"),
    ):
        assert asks in AUTHORITIES.partition(name)[2]
