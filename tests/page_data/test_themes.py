"""Suggestions are hollow until a person confirms them, one by one or many, and never change what an agency coded."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.findings.catalogue import findings_of
from dashboard.findings.reading import Reading
from dashboard.importers.keyed import keep
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.themes import Hollow, confirmation, still_uncoded, taken_back, themes_view
from dashboard.page_data.words_read import suggestions_of, text_that_is_read
from dashboard.store import Database
from dashboard.tagging import suggest
from data_models import tables
from data_models.access import Scope
from data_models.history import History
from data_models.record import Entry, Family, Nature, Seen
from data_models.suggestion import CodingDecision, Stance, Suggestion, SuggestionKind
from data_models.themes import Marker, Theme

TODAY = date(2026, 11, 24)
ROWS = (
    ("01/02/2020", "Mother seen drunk at the school gate", ""), ("01/05/2020", "Mother smelled of alcohol", ""),
    ("01/08/2020", "Neighbour says mother drinks every night", ""), ("01/09/2020", "No evidence of drinking at the visit", ""),
    ("01/10/2020", "Drinking again, coded by the school", "Alcohol misuse"),
)
FILE = "Date,Event,Category\n" + "".join(f'{day},"{text}",{category}\n' for day, text, category in ROWS)
WORDS = {"drunk": Stance.STATED, "smelled of alcohol": Stance.STATED, "drinks": Stance.ALLEGED, "drinking": Stance.ABSENT, "Drinking": Stance.STATED}


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


@pytest.fixture(autouse=True)
def entries(database: Database, scope: Scope, family: Family) -> None:
    """Five entries, with one suggestion of alcohol misuse each, kept as the reading of words keeps them."""
    take_in(database, scope, family, name="log.csv", content=FILE.encode(), today=TODAY, agency="School")
    rows = []
    for entry in history_of(database, scope, family, TODAY).entries:
        words, stance = next(item for item in WORDS.items() if item[0] in entry.text)
        start = entry.text.index(words)
        rows.append({
            "family_id": family.id, "import_id": "", "entry_id": entry.id, "kind": "theme", "code": "alcohol_misuse", "words": words,
            "start": start, "end": start + len(words), "stance": stance.value, "said_by": "", "about": "", "lexicon": "test",
            "agency": entry.agency.value, "sensitivity": entry.sensitivity,
        })
    with database.change("local", "words read", family_id=family.id) as change:
        change.replace_readings(family.id, rows, [])


def history(database: Database, scope: Scope, family: Family) -> History:
    return history_of(database, scope, family, TODAY)


def waiting(database: Database, scope: Scope, family: Family) -> tuple[Hollow, ...]:
    view = themes_view(history(database, scope, family), suggestions_of(database, scope, family))
    return view.waiting.get((SuggestionKind.THEME, "alcohol_misuse"), ())


def alcohol(database: Database, scope: Scope, family: Family) -> int:
    held = history(database, scope, family)
    return len(Reading(held).concerns.get(Theme.ALCOHOL_MISUSE, ()))


def test_a_suggestion_counts_nowhere_until_a_person_confirms_it(database: Database, scope: Scope, family: Family) -> None:
    assert len(waiting(database, scope, family)) == 4 and alcohol(database, scope, family) == 1


def test_what_the_agency_coded_already_is_not_asked(database: Database, scope: Scope, family: Family) -> None:
    assert all("coded by the school" not in hollow.entry.text for hollow in waiting(database, scope, family))


def test_confirming_many_at_once_is_seen_by_charts_and_findings_at_once(database: Database, scope: Scope, family: Family) -> None:
    stated = [hollow for hollow in waiting(database, scope, family) if hollow.suggestion.stance is not Stance.ABSENT]
    keep(database, "local", family, "themes", confirmation(family, stated, CodingDecision.CONFIRMED, actor="local"))
    assert alcohol(database, scope, family) == 4
    found = [finding for finding in findings_of(history(database, scope, family)) if finding.kind.code == "recurrence"]
    assert len(found) == 1 and len(found[0].evidence) == 4
    assert len(waiting(database, scope, family)) == 1


def test_an_absence_that_was_looked_for_is_the_other_side(database: Database, scope: Scope, family: Family) -> None:
    absent = [hollow for hollow in waiting(database, scope, family) if hollow.suggestion.stance is Stance.ABSENT]
    keep(database, "local", family, "themes", confirmation(family, absent, CodingDecision.CONFIRMED, actor="local"))
    entry = next(entry for entry in history(database, scope, family).entries if "No evidence" in entry.text)
    assert entry.nature is Nature.PROTECTIVE and entry.themes == (Theme.ALCOHOL_MISUSE,) == entry.confirmed
    assert alcohol(database, scope, family) == 1


def test_a_person_may_say_which_way_it_points(database: Database, scope: Scope, family: Family) -> None:
    found = waiting(database, scope, family)[:1]
    keep(database, "local", family, "themes", confirmation(family, found, CodingDecision.CONFIRMED, actor="local", nature=Nature.CONTEXT))
    assert alcohol(database, scope, family) == 1


def test_rejecting_takes_it_from_the_list_and_changes_no_entry(database: Database, scope: Scope, family: Family) -> None:
    before = history(database, scope, family).entries
    keep(database, "local", family, "themes", confirmation(family, waiting(database, scope, family), CodingDecision.REJECTED, actor="local"))
    assert waiting(database, scope, family) == () and history(database, scope, family).entries == before


def test_taking_the_answers_back_restores_what_was_there(database: Database, scope: Scope, family: Family) -> None:
    before = history(database, scope, family).entries
    kept = keep(database, "local", family, "themes", confirmation(family, waiting(database, scope, family), CodingDecision.CONFIRMED, actor="local"))
    assert history(database, scope, family).entries != before
    undo_import(database, scope, family, kept)
    assert history(database, scope, family).entries == before and len(waiting(database, scope, family)) == 4


def test_a_confirmed_sight_never_overwrites_what_the_agency_said(database: Database, scope: Scope, family: Family) -> None:
    take_in(database, scope, family, name="visits.csv", content=b"Date,Event,Child seen\n02/02/2021,Child X1 seen alone at home,not seen\n",
            today=TODAY, agency="School")
    entry = next(entry for entry in history(database, scope, family).entries if "seen alone" in entry.text)
    hollow = Hollow(entry, Suggestion(SuggestionKind.SIGHT, "seen_alone", "seen alone", 9, 19), "", "")
    keep(database, "local", family, "themes", confirmation(family, [hollow], CodingDecision.CONFIRMED, actor="local"))
    assert next(found for found in history(database, scope, family).entries if found.id == entry.id).child_seen is Seen.NOT_SEEN


def test_a_coding_is_as_restricted_as_its_entry(family: Family) -> None:
    entry = Entry(id="e", description="Known dealer's address", sensitivity="police_intelligence")
    hollow = Hollow(entry, Suggestion(SuggestionKind.THEME, "drug_misuse", "dealer", 6, 12), "", "")
    fields = confirmation(family, [hollow], CodingDecision.CONFIRMED, actor="local")[0].fields
    assert (fields["sensitivity"], fields["agency"]) == ("police_intelligence", entry.agency.value)
    assert tables.CODING.full_name == "care.coding"


def test_the_words_stand_in_their_place(database: Database, scope: Scope, family: Family) -> None:
    first = waiting(database, scope, family)[0]
    text = text_that_is_read(first.entry.title, first.entry.description, first.entry.action_outcome, first.entry.child_voice)
    assert first.before + first.suggestion.words + first.after == text


def test_one_answer_is_taken_back_and_its_suggestion_waits_again(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "themes", confirmation(family, waiting(database, scope, family), CodingDecision.CONFIRMED, actor="local"))
    view = themes_view(history(database, scope, family), suggestions_of(database, scope, family))
    one = next(coding for coding in view.answers if coding.words == "drunk")
    keep(database, "local", family, "themes", taken_back(family, [one], actor="local"))
    assert [hollow.suggestion.words for hollow in waiting(database, scope, family)] == ["drunk"] and alcohol(database, scope, family) == 3
    after = themes_view(history(database, scope, family), suggestions_of(database, scope, family))
    assert len(after.answers) == len(after.answered.rows) == 3
    keep(database, "local", family, "themes", confirmation(family, waiting(database, scope, family), CodingDecision.CONFIRMED, actor="local"))
    assert alcohol(database, scope, family) == 4, "it can be answered anew"


def test_a_theme_confirmed_from_a_denial_stands_on_the_other_side(database: Database, scope: Scope, family: Family) -> None:
    first = waiting(database, scope, family)[0]
    denied = replace(first, suggestion=replace(first.suggestion, stance=Stance.DENIED))
    keep(database, "local", family, "themes", confirmation(family, [denied], CodingDecision.CONFIRMED, actor="local"))
    entry = next(entry for entry in history(database, scope, family).entries if entry.id == first.entry.id)
    assert entry.markers == (Marker.DENIAL,) and entry.speaks_against and entry.nature is Nature.CONTEXT
    assert alcohol(database, scope, family) == 1


def test_an_acquittal_is_no_protective_act_and_stands_beside_the_allegation(database: Database, scope: Scope, family: Family) -> None:
    one, *_ = suggest(["Jury acquitted the stepfather of the rape of his ex-partner."])[0]
    first = waiting(database, scope, family)[0]
    acquitted = replace(first, suggestion=one)
    keep(database, "local", family, "themes", confirmation(family, [acquitted], CodingDecision.CONFIRMED, actor="local"))
    entry = next(entry for entry in history(database, scope, family).entries if entry.id == first.entry.id)
    assert (entry.nature, entry.markers) == (Nature.CONTEXT, (Marker.NOT_SUBSTANTIATED,))
    reading = Reading(history(database, scope, family))
    assert entry.id in {row.id for row in reading.contrary_on(Theme.SEXUAL_ABUSE)}
    assert entry.id not in {row.id for row in reading.protective_entries}
    assert Theme.SEXUAL_ABUSE not in reading.concerns


def test_seen_and_not_seen_both_confirmed_settle_neither(database: Database, scope: Scope, family: Family) -> None:
    entry = history(database, scope, family).entries[0]

    def confirmed(*codes: str) -> Seen:
        found = [Hollow(entry, Suggestion(SuggestionKind.SIGHT, code, "seen", 0, 4), "", "") for code in codes]
        keep(database, "local", family, "themes", confirmation(family, found, CodingDecision.CONFIRMED, actor="local"))
        return next(found for found in history(database, scope, family).entries if found.id == entry.id).child_seen

    assert confirmed("not_seen") is Seen.NOT_SEEN
    assert confirmed("not_seen", "seen_alone") is Seen.NOT_RECORDED


def test_how_much_counts_for_nothing_yet_is_told(database: Database, scope: Scope, family: Family) -> None:
    told = still_uncoded(database, scope, family, TODAY)
    assert told.startswith("4 of 5 entries carry no theme") and "The words of 4 suggest one" in told
    keep(database, "local", family, "themes", confirmation(family, waiting(database, scope, family), CodingDecision.CONFIRMED, actor="local"))
    assert still_uncoded(database, scope, family, TODAY) == ""
