"""Suggested findings: what would be found if a person confirmed what waits, no more, no less, and never a word of it in the firm ones."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.findings.catalogue import RULES, findings_of
from dashboard.findings.suggested import LOOKS_IN_LISTS, NEVER_SUGGESTED, ONLY_LISTS, UNCONFIRMED, WithSuggested
from dashboard.importers.keyed import keep
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.as_if import as_if_confirmed
from dashboard.page_data.history import families, history_of
from dashboard.page_data.suggested import findings_with_suggested, rows_with_words
from dashboard.page_data.themes import Hollow, confirmation, waiting_of
from dashboard.page_data.words_read import read_words, suggestions_of, suggestions_then
from dashboard.store import Database
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Entry, Nature
from data_models.suggestion import CodingDecision, Stance, Suggestion, SuggestionKind
from data_models.themes import Marker, Theme
from tests.conftest import KEY, copied_record
from tests.findings.building import history as built

TODAY = date(2026, 11, 24)
SEEN_ON = date(2021, 6, 1)
BARE = Path(__file__).parents[1] / "replay" / "bare_chronology.csv"
CODED = b"""Date,Agency,Event,Category
01/03/2019,Police,Called to shouting at the home,Domestic abuse
01/03/2020,School,Mother told of being hit,Domestic abuse
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed record of one family: free text, its words read, and two rows that their agencies coded."""
    path = tmp_path_factory.mktemp("bare") / "record.duckdb"
    with Database(path, KEY) as database:
        family = new_family(database, "local", "Family N")
        scope = database.scope_of("local")
        take_in(database, scope, family, name=BARE.name, content=BARE.read_bytes(), today=TODAY)
        take_in(database, scope, family, name="coded.csv", content=CODED, today=TODAY)
        read_words(database, scope, family)
    return path


@pytest.fixture
def record(bare: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of it that a test may change."""
    copied_record(bare, tmp_path / "record.duckdb")
    with Database(tmp_path / "record.duckdb", KEY) as opened:
        yield opened


def seen(database: Database, day: date = SEEN_ON) -> tuple[History, dict[str, tuple[Suggestion, ...]]]:
    scope = database.scope_of("local")
    history = history_of(database, scope, families(database, scope)[0], day)
    return history, suggestions_then(database, scope, history)


def found(database: Database, day: date = SEEN_ON) -> WithSuggested:
    return findings_with_suggested(*seen(database, day))


def answer(database: Database, hollows: list[Hollow], decision: CodingDecision) -> None:
    family = families(database, database.scope_of("local"))[0]
    if hollows:
        keep(database, "local", family, "themes", confirmation(family, hollows, decision, actor="local"))


def said(finding: Finding) -> tuple[object, ...]:
    """All that a finding says, without the marking of a suggested one."""
    return (
        finding.id, finding.heading, finding.statement.removeprefix(UNCONFIRMED), finding.children, finding.attributed,
        tuple(fact.id for fact in finding.evidence), tuple(fact.id for fact in finding.contrary),
        tuple(gap for gap in finding.not_recorded if gap != ONLY_LISTS),
    )


def may_be_suggested(finding: Finding) -> bool:
    return not any(finding.kind.code == code and finding.key.startswith(start) for code, start in NEVER_SUGGESTED)


def test_the_firm_findings_are_exactly_those_without_suggestions(record: Database) -> None:
    history, suggestions = seen(record)
    both = findings_with_suggested(history, suggestions)
    assert both.firm == findings_of(history) and len(both.suggested) >= 10
    assert not {finding.id for finding in both.firm} & {of.finding.id for of in both.suggested}
    assert findings_with_suggested(history, {}) == WithSuggested(findings_of(history))


def test_a_suggested_finding_says_so_and_shows_the_words_of_each_row_as_it_stands(record: Database) -> None:
    history, suggestions = seen(record)
    for of in findings_with_suggested(history, suggestions).suggested:
        assert of.finding.statement.startswith(UNCONFIRMED) and 1 <= of.to_confirm <= len(of.finding.evidence)
        assert all(history.fact(fact.id) == fact for fact in (*of.finding.evidence, *of.finding.contrary))
        table = rows_with_words("The record", of.finding.evidence, of)
        for fact, row in zip(of.finding.evidence, table.rows, strict=True):
            waiting = of.words.get(fact.id, ())
            assert all(item.words in row.cells[-1] and item in suggestions[fact.id] for item in waiting)
            assert row.opens == fact.id


def test_a_row_that_would_join_a_firm_finding_is_a_note_and_no_count(record: Database) -> None:
    both = found(record)
    recurring = next(finding for finding in both.firm if finding.id == "recurrence:domestic_abuse")
    assert len(recurring.evidence) == 2 and "2 incidents" in recurring.statement
    assert "further rows would join" in both.note(recurring) and "if the suggested codes were confirmed" in both.note(recurring)


@given(data=st.data())
@settings(max_examples=12)
def test_confirming_makes_firm_exactly_what_was_suggested(bare: Path, data: st.DataObject) -> None:
    """Whatever was answered before: what is then suggested is what is then found when the rest is confirmed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.duckdb"
        copied_record(bare, path)
        with Database(path, KEY) as database:
            waiting = waiting_of(*seen(database))
            answers = data.draw(st.lists(st.sampled_from(["confirm", "reject", "leave"]), min_size=len(waiting), max_size=len(waiting)))
            for words, decision in (("confirm", CodingDecision.CONFIRMED), ("reject", CodingDecision.REJECTED)):
                answer(database, [one for one, given in zip(waiting, answers, strict=True) if given == words], decision)
            before = found(database)
            answer(database, list(waiting_of(*seen(database))), CodingDecision.CONFIRMED)
            after = found(database)
    known = {finding.id for finding in before.firm}
    assert [said(of.finding) for of in before.suggested] == [
        said(finding) for finding in after.firm if finding.id not in known and may_be_suggested(finding)
    ]
    twins = {finding.id: finding for finding in after.firm}
    for finding in before.firm:
        twin = twins.get(finding.id)
        changed = twin is None or (twin.statement, said(twin)[5:7]) != (finding.statement, said(finding)[5:7])
        assert bool(before.note(finding)) == changed, finding.id
    assert after.suggested == ()


def test_a_rejected_suggestion_makes_nothing(record: Database) -> None:
    answer(record, list(waiting_of(*seen(record))), CodingDecision.REJECTED)
    both = found(record)
    assert both.suggested == () and not any(both.note(finding) for finding in both.firm)


def test_only_entries_known_by_the_date_count(record: Database) -> None:
    early = found(record, date(2019, 12, 31))
    rows = [fact for of in early.suggested for fact in (*of.finding.evidence, *of.finding.contrary)]
    assert rows and all(fact.known_from is None or fact.known_from <= date(2019, 12, 31) for fact in rows)
    assert not any(of.finding.kind.code == "threat-unanswered" for of in early.suggested)
    assert any(of.finding.kind.code == "threat-unanswered" for of in found(record).suggested)


def test_a_later_version_of_a_row_neither_adds_to_an_earlier_date_nor_takes_from_it(database: Database) -> None:
    family = new_family(database, "local", "Family V")
    scope = database.scope_of("local")
    heading = b"Date,Ref,Event\n"

    def taken(text: str, known: date) -> None:
        take_in(database, scope, family, name="log.csv", content=heading + text.encode(), today=TODAY, agency="School", known_on=known)
        read_words(database, scope, family)

    taken("01/02/2020,R1,Mother drunk at the gate\n01/06/2020,R2,Mother came to the gate\n", date(2020, 7, 1))
    then = suggestions_then(database, scope, history_of(database, scope, family, date(2020, 8, 1)))
    taken("01/02/2020,R1,Mother at the gate\n01/06/2020,R2,Mother came to the gate drunk\n", date(2021, 7, 1))
    now = history_of(database, scope, family, date(2021, 8, 1))
    earlier = history_of(database, scope, family, date(2020, 8, 1))
    assert [entry.text for entry in earlier.entries] != [entry.text for entry in now.entries], "the file was taken as a later version"
    again = suggestions_then(database, scope, earlier)
    assert {key: [item.words for item in items] for key, items in again.items()} == {
        key: [item.words for item in items] for key, items in then.items()
    }
    assert set(suggestions_then(database, scope, now)) == set(suggestions_of(database, scope, family)) != set(again)


@pytest.mark.parametrize(("stance", "nature", "against"), [
    (Stance.STATED, Nature.CONCERN, False), (Stance.ALLEGED, Nature.CONCERN, False), (Stance.DENIED, Nature.CONTEXT, True),
    (Stance.ABSENT, Nature.PROTECTIVE, False), (Stance.PAST, Nature.CONTEXT, False),
])
def test_how_the_words_put_it_means_what_it_means_when_confirmed(stance: Stance, nature: Nature, against: bool) -> None:
    entry = Entry(id="e", description="Mother drunk")
    waiting = {"e": (Suggestion(SuggestionKind.THEME, "alcohol_misuse", "drunk", 7, 12, stance),)}
    coded = as_if_confirmed(built(entries=[entry]), waiting).history.entries[0]
    assert (coded.themes, coded.nature, coded.speaks_against) == ((Theme.ALCOHOL_MISUSE,), nature, against)


def test_what_the_agency_said_stands_and_the_history_itself_is_left_alone() -> None:
    entry = Entry(id="e", description="Mother drunk", themes=(Theme.NEGLECT,), nature=Nature.PROTECTIVE, markers=(Marker.ENGAGEMENT,))
    waiting = {"e": (Suggestion(SuggestionKind.THEME, "alcohol_misuse", "drunk", 7, 12),)}
    known = built(entries=[entry])
    assert known.fact("e") == entry
    imagined = as_if_confirmed(known, waiting).history
    assert imagined.entries[0] == replace(
        entry, themes=(Theme.NEGLECT, Theme.ALCOHOL_MISUSE), confirmed=(Theme.ALCOHOL_MISUSE,)) == imagined.fact("e")
    assert known.entries == (entry,) and known.fact("e") == entry and known.codings == ()


def test_the_kinds_named_are_kinds_of_the_catalogue() -> None:
    codes = {kind.code for kind, _ in RULES}
    assert {code for code, _ in NEVER_SUGGESTED} | LOOKS_IN_LISTS <= codes


def test_what_a_word_list_may_have_missed_is_never_suggested(record: Database) -> None:
    """Silence, a lapse of sight and quiet on a theme: found once the words are confirmed, and not before."""
    day = date(2022, 6, 1)
    before = found(record, day)
    assert all(may_be_suggested(of.finding) for of in before.suggested)
    answer(record, list(waiting_of(*seen(record, day))), CodingDecision.CONFIRMED)
    assert any(not may_be_suggested(finding) for finding in found(record, day).firm)
