"""The five laws of findings, held over the sample families' whole records."""

import ast
import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.findings.catalogue import RULES, findings_of
from dashboard.page_data.frame import stops_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.finding import OTHER_SIDE, Block, Finding
from data_models.history import History
from data_models.record import Entry, Nature
from data_models.themes import Marker, Theme
from tests.conftest import ACTOR, TODAY
from tests.findings.building import entry, history, link
from tests.replay.seeing import history_at

FINDINGS = Path(__file__).resolve().parents[2] / "dashboard" / "findings"
FORBIDDEN = re.compile(
    r"\b(risk score|high risk|likely to|probably|recommend|threshold (is|was) met|proves?|failed to engage|disguised compliance|lack of insight|"
    r"non-compliant|manipulative)\b", re.IGNORECASE,
)
MOMENTS = [("Family A", date(2019, 10, 10)), ("Family A", date(2021, 3, 1)), ("Family B", date(2020, 12, 10)),
           ("Family B", date(2021, 6, 30)), ("Family C", date(2023, 7, 31))]


@pytest.fixture(scope="module")
def scope(samples_to_read: Database) -> Scope:
    return samples_to_read.scope_of(ACTOR)


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda moment: f"{moment[0]} {moment[1]}")
def seen(request: pytest.FixtureRequest, samples_to_read: Database, scope: Scope) -> tuple[History, tuple[Finding, ...]]:
    known = history_at(samples_to_read, scope, *request.param)
    return known, findings_of(known)


def test_every_finding_says_its_authority_its_method_and_a_statement(seen: tuple[History, tuple[Finding, ...]]) -> None:
    assert len(seen[1]) >= 8
    for finding in seen[1]:
        assert finding.statement.endswith("."), finding.id
        assert finding.kind.authority and finding.kind.method
        assert finding.evidence, finding.id


def test_no_finding_judges_predicts_or_blames(seen: tuple[History, tuple[Finding, ...]]) -> None:
    for finding in seen[1]:
        for words in (finding.statement, finding.heading, finding.kind.method, *finding.not_recorded):
            assert not FORBIDDEN.search(words), words
    assert FORBIDDEN.search("The parents failed to engage"), "the positive control"


def test_every_row_on_either_side_is_in_the_history_and_was_known(seen: tuple[History, tuple[Finding, ...]]) -> None:
    known, found = seen
    for finding in found:
        for fact in (*finding.evidence, *finding.contrary):
            assert known.fact(fact.id) == fact
            assert fact.known_from is None or fact.known_from <= known.as_at
            assert fact.source.file and fact.source.row >= 1


def test_a_row_stands_once_in_a_finding_at_the_dates_that_a_sample_family_can_be_looked_at(samples_to_read: Database, scope: Scope) -> None:
    kinds = set()
    for label in ("Family A", "Family B", "Family C"):
        days = sorted({stop.day for stop in stops_of(history_at(samples_to_read, scope, label, TODAY), TODAY)})
        assert len(days) >= 4
        days = [*days[::3], days[-1]]  # a third of them: each is a reading of the whole record
        for day in days:
            for finding in findings_of(history_at(samples_to_read, scope, label, day)):
                kinds.add(finding.kind.code)
                rows = [fact.id for fact in (*finding.evidence, *finding.contrary)]
                assert len(rows) == len(set(rows)), (label, day, finding.id)
                if finding.kind.beside == OTHER_SIDE and finding.kind.block is not Block.OTHER_SIDE:
                    assert not [
                        row for row in finding.contrary if isinstance(row, Entry) and row.nature is Nature.CONCERN
                        and not row.speaks_against and not row.denied_in_its_outcome
                    ], (label, day, finding.id)
    assert len(kinds) >= 34


def test_a_row_of_concern_that_was_denied_is_counted_once_and_said_to_be() -> None:
    rows = [
        entry("2020-09-01", Theme.NEGLECT, id="closed", markers=[Marker.NO_FURTHER_ACTION]),
        entry("2020-11-01", Theme.NEGLECT, agency=Agency.SCHOOL),
        entry("2020-11-02", Theme.NEGLECT, id="denied", nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
    ]
    told = next(finding for finding in findings_of(history(entries=rows)) if finding.kind.code == "corroboration")
    assert "closed" in {fact.id for fact in told.evidence}
    assert [fact.id for fact in told.contrary] == ["denied"]
    assert told.rests_on() == "Rests on 2 rows from 2 agencies, 1 itself recorded as denied, disputed or not taken further"


def test_no_two_findings_share_an_id(seen: tuple[History, tuple[Finding, ...]]) -> None:
    found = [finding.id for finding in seen[1]]
    assert len(found) == len(set(found))


def test_the_catalogue_has_every_rule_file_with_a_code_each_and_the_readme_lists_them() -> None:
    codes = [kind.code for kind, _ in RULES]
    files = [file.stem.replace("_", "-") for file in FINDINGS.glob("*.py") if "\nKIND = Kind(" in file.read_text(encoding="utf-8")]
    assert len(codes) == len(set(codes)) >= 26
    assert sorted(codes) == sorted(files)
    assert {kind.block for kind, _ in RULES} == set(Block)
    readme = (FINDINGS / "README.md").read_text(encoding="utf-8")
    for kind, _ in RULES:
        assert f"`{kind.code}`" in readme and kind.authority in readme, kind.code


def test_an_echo_never_raises_the_number_of_sources() -> None:
    first = entry("2020-09-01", Theme.NEGLECT, ref="P1", agency=Agency.POLICE)
    second = entry("2020-11-01", Theme.NEGLECT, ref="C1", agency=Agency.CHILDRENS_SOCIAL_CARE)
    echo = entry("2020-09-04", Theme.NEGLECT, ref="S1", agency=Agency.SCHOOL)
    links = [link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=True)]
    told = next(finding for finding in findings_of(history(entries=[first, second, echo], links=links)) if finding.kind.code == "corroboration")
    assert "2 agencies" in told.statement and "School" not in told.statement
    without = next(finding for finding in findings_of(history(entries=[first, second, echo])) if finding.kind.code == "corroboration")
    assert "3 agencies" in without.statement, "the positive control: unlinked, the school counts"


@pytest.fixture(scope="module")
def at_the_forum(samples_to_read: Database, scope: Scope) -> tuple[History, list[tuple[str, str]]]:
    known = history_at(samples_to_read, scope, "Family B", date(2020, 12, 10))
    return known, [(finding.id, finding.statement) for finding in findings_of(known)]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_order_in_which_rows_arrive_changes_nothing(at_the_forum: tuple[History, list[tuple[str, str]]], seed: int) -> None:
    known, found = at_the_forum
    shuffled = list(known.entries)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a repeatable shuffle
    again = History(**{**{name: getattr(known, name) for name in PARTS}, "entries": tuple(shuffled)})
    assert [(finding.id, finding.statement) for finding in findings_of(again)] == found


PARTS = [name for name in History.__dataclass_fields__ if not name.startswith("_")]


def test_no_rule_reads_the_clock() -> None:
    files = sorted(FINDINGS.glob("*.py"))
    assert len(files) >= 18
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow")), file.name
