"""What people say of incidents is kept, counted at once and on past dates, and taken back exactly."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.chronology import Choice, chronology_view
from dashboard.page_data.cumulative import cumulative_view, matrix_view
from dashboard.page_data.history import history_of
from dashboard.page_data.incident_decisions import (
    Said,
    after,
    describes_it,
    keep_said,
    not_the_same,
    one_incident,
    only_repeats,
    take_back,
    taken_out,
)
from dashboard.page_data.incident_sides import set_side_by_side
from dashboard.page_data.incidents import entries_with, incidents_view
from dashboard.page_data.source import source_view
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, Scope
from data_models.history import History
from data_models.incidents import incidents_of
from data_models.record import Entry, Family, IncidentLink
from tests.findings.building import entry, link
from tests.findings.building import history as built
from tests.store.test_database import add_entry

TODAY = date(2026, 11, 24)
HEADINGS = "Ref,Date,Agency,Event,Category,Reported by,Evidence status,Significance,Known on\n"
ROWS = (
    "P1,04/03/2020,Police,Front door kicked in and glass in the hallway,Neglect,,First-hand,Concern,04/03/2020\n"
    "S1,05/03/2020,School,Child told of the front door kicked in,Neglect,Police,Reported,Concern,05/03/2020\n"
    "H1,06/03/2020,Hospital,Cut by glass from a door kicked in,Neglect,,First-hand,Concern,20/03/2020\n"
    "P2,01/06/2020,Police,Garden full of broken bicycles,Neglect,,First-hand,Concern,01/06/2020\n"
    "G1,01/09/2020,GP,Prescription collected late,Neglect,,First-hand,Concern,01/09/2020\n"
)


@pytest.fixture
def family(database: Database) -> Family:
    made = new_family(database, "local", "Family X")
    take_in(database, database.scope_of("local"), made, name="log.csv", content=(HEADINGS + ROWS).encode(), today=TODAY, agency="Police")
    return made


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


@pytest.fixture
def as_at(database: Database, scope: Scope, family: Family) -> Callable[..., History]:
    return lambda day=TODAY: history_of(database, scope, family, day)


def of(history: History, ref: str) -> Entry:
    return next(one for one in history.entries if one.event_ref == ref)


def grouped(history: History) -> set[frozenset[str]]:
    return {frozenset(one.event_ref for one in (*found.entries, *found.echoes)) for found in incidents_of(history.entries, history.links)}


ALONE = {frozenset((ref,)) for ref in ("P1", "S1", "H1", "P2", "G1")}


def recurrence(history: History) -> str:
    return next(finding.statement for finding in findings_of(history) if finding.kind.code == "recurrence")


def test_after_a_join_every_count_is_one_less_and_both_agencies_are_observers(
    database: Database, scope: Scope, as_at: Callable[..., History],
) -> None:
    history = as_at()
    assert "in 5 incidents" in recurrence(history) and "They tell of 5 incidents" in chronology_view(history, Choice(), 1).sentence
    assert int(cumulative_view(history).episodes["entries"].sum()) == 5 and len(matrix_view(history).links) == 0
    keep_said(database, scope, history, one_incident(of(history, "P1"), of(history, "H1")))
    joined = as_at()
    assert "in 4 incidents" in recurrence(joined) and "They tell of 4 incidents" in chronology_view(joined, Choice(), 1).sentence
    row, = matrix_view(joined).table.rows
    assert row.cells[3:5] == ("4", "0")  # incidents; entries only repeating
    assert [tuple(pair) for pair in matrix_view(joined).links[["agency_a", "agency_b"]].itertuples(index=False)] == [("Police", "Hospital")]
    incident = next(found for found in incidents_of(joined.entries, joined.links) if len(found.entries) == 2)
    assert [agency.label for agency in incident.agencies] == ["Police", "Hospital"]


def test_an_entry_that_only_repeats_is_no_observer(database: Database, scope: Scope, as_at: Callable[..., History]) -> None:
    history = as_at()
    keep_said(database, scope, history, only_repeats(of(history, "S1"), of(history, "P1")))
    told = as_at()
    incident = next(found for found in incidents_of(told.entries, told.links) if found.echoes)
    assert [agency.label for agency in incident.agencies] == ["Police"] and incident.echoes[0].event_ref == "S1"
    assert "in 4 incidents" in recurrence(told)
    assert matrix_view(told).table.rows[0].cells[3:5] == ("4", "1")
    assert len(matrix_view(told).links) == 0, "an echo is no second source to link"
    row = next(row for row in chronology_view(told, Choice(), 1).table.rows if row.opens == of(told, "S1").id)
    assert row.cells[-1] == "repeats Police’s entry"


def test_a_join_shows_in_the_chronology_and_in_the_source_drawer(
    database: Database, scope: Scope, as_at: Callable[..., History],
) -> None:
    history = as_at()
    keep_said(database, scope, history, (*one_incident(of(history, "P1"), of(history, "H1")), *only_repeats(of(history, "S1"), of(history, "P1"))))
    joined = as_at()
    rows = {row.opens: row.cells[-1] for row in chronology_view(joined, Choice(), 1).table.rows}
    assert rows[of(joined, "P1").id] == "same incident as Hospital"
    related = source_view(database, scope, joined, of(joined, "P1").id).related
    assert related is not None
    assert [row.cells[0] for row in related.rows] == ["describes", "only repeats"]


def test_a_decision_holds_on_past_dates_at_which_both_entries_are_known(
    database: Database, scope: Scope, as_at: Callable[..., History],
) -> None:
    history = as_at()
    keep_said(database, scope, history, one_incident(of(history, "P1"), of(history, "H1")))
    assert grouped(as_at(date(2020, 3, 20))) == {frozenset(("P1", "H1")), frozenset(("S1",))}
    assert grouped(as_at(date(2020, 3, 19))) == {frozenset(("P1",)), frozenset(("S1",))}  # the hospital's row was not known yet
    assert "in 3 incidents" in recurrence(as_at(date(2020, 6, 1)))


def test_taking_back_restores_exactly_what_was_said_before(database: Database, scope: Scope, family: Family, as_at: Callable[..., History]) -> None:
    history = as_at()
    one, other = of(history, "P1"), of(history, "S1")
    first = keep_said(database, scope, history, one_incident(one, other))
    joined = as_at()
    second = keep_said(database, scope, history, not_the_same([one], [other]))
    assert grouped(as_at()) == ALONE
    take_back(database, scope, family, second)
    assert (as_at().links, grouped(as_at())) == (joined.links, grouped(joined))
    take_back(database, scope, family, first)
    assert (as_at().links, grouped(as_at())) == (history.links, ALONE)
    with pytest.raises(DashboardError):
        take_back(database, scope, family, first)


def test_two_joined_incidents_come_apart_again_when_the_join_between_them_is_taken_back(
    database: Database, scope: Scope, family: Family, as_at: Callable[..., History],
) -> None:
    history = as_at()
    p1, s1, h1, p2 = (of(history, ref) for ref in ("P1", "S1", "H1", "P2"))
    keep_said(database, scope, history, one_incident(p1, s1))
    keep_said(database, scope, history, one_incident(h1, p2))
    between = keep_said(database, scope, history, one_incident(s1, h1))
    assert grouped(as_at()) == {frozenset(("P1", "S1", "H1", "P2")), frozenset(("G1",))}
    take_back(database, scope, family, between)
    assert grouped(as_at()) == {frozenset(("P1", "S1")), frozenset(("H1", "P2")), frozenset(("G1",))}


def test_taking_out_the_entry_that_holds_an_incident_together_leaves_the_others_joined(
    database: Database, scope: Scope, family: Family, as_at: Callable[..., History],
) -> None:
    history = as_at()
    p1, s1, h1 = (of(history, ref) for ref in ("P1", "S1", "H1"))
    keep_said(database, scope, history, (*one_incident(p1, s1), *one_incident(s1, h1)))
    whole = as_at()
    out = keep_said(database, scope, whole, taken_out(whole.entries, whole.links, s1, family))
    assert grouped(as_at()) == {frozenset(("P1", "H1")), frozenset(("S1",)), frozenset(("P2",)), frozenset(("G1",))}
    assert not incidents_view(database, scope, as_at()).waiting
    take_back(database, scope, family, out)
    assert grouped(as_at()) == grouped(whole)


def test_an_entry_that_a_file_links_can_be_taken_out_and_told_otherwise(
    database: Database, scope: Scope, family: Family, as_at: Callable[..., History],
) -> None:
    links = "Agency,Entry ref,Incident,Relation\nPolice,P1,Door,same_incident\nSchool,S1,Door,repeats\nHospital,H1,Door,same_incident\n"
    take_in(database, scope, family, name="Incident links.csv", content=links.encode(), today=TODAY, agency="Police")
    history = as_at()
    assert len(history.links) == 3
    s1, h1 = of(history, "S1"), of(history, "H1")
    keep_said(database, scope, history, describes_it(history.entries, history.links, s1))
    told = as_at()
    assert not any(found.echoes for found in incidents_of(told.entries, told.links))
    keep_said(database, scope, told, taken_out(told.entries, told.links, h1, family))
    assert grouped(as_at()) == {frozenset(("P1", "S1")), frozenset(("H1",)), frozenset(("P2",)), frozenset(("G1",))}


# What the page shows


def test_the_page_says_how_many_wait_and_how_many_are_joined(database: Database, scope: Scope, as_at: Callable[..., History]) -> None:
    history = as_at()
    assert incidents_view(database, scope, history).sentence == (
        "2 possible same incidents wait for a person; 0 incidents are described by more than one entry. As known on 24 November 2026.")
    keep_said(database, scope, history, one_incident(of(history, "P1"), of(history, "S1")))
    view = incidents_view(database, scope, as_at())
    assert view.sentence.startswith("1 possible same incident waits for a person; 1 incident is described by more than one entry.")
    sides, = view.waiting
    assert len(sides.shown) == 3 and "one incident with" in sides.table.headings[3]


def test_two_entries_stand_side_by_side_with_their_own_words_and_dates(database: Database, scope: Scope, as_at: Callable[..., History]) -> None:
    sides = incidents_view(database, scope, as_at()).waiting[0]
    assert sides.heading == "4 March 2020: Police and School"
    assert sides.table.headings == ("Entry", "A: Police", "B: School")
    rows = {row.cells[0]: row.cells[1:] for row in sides.table.rows}
    assert rows["Date as written"] == ("04/03/2020", "05/03/2020")
    assert rows["Who saw it"] == ("● first-hand", "○ reported")
    assert rows["What the row says"][0] == "Front door kicked in and glass in the hallway"
    assert sides.why.startswith("1 day apart") and sides.why.endswith("B may only repeat A.")


def test_a_decision_says_who_when_and_what_and_stands_with_its_incident(
    database: Database, scope: Scope, family: Family, as_at: Callable[..., History],
) -> None:
    history = as_at()
    joined = keep_said(database, scope, history, one_incident(of(history, "P1"), of(history, "S1")))
    apart = keep_said(database, scope, history, not_the_same([of(history, "P2")], [of(history, "G1"), of(history, "H1")]))
    view = incidents_view(database, scope, as_at())
    decision, = view.joined[0].decisions
    assert decision.import_id == joined and decision.sentence.startswith("local, ")
    assert decision.sentence.endswith("Police (4 March 2020) and School (5 March 2020): one incident.")
    assert [found.import_id for found in view.apart] == [apart]
    assert view.apart[0].sentence.endswith("Police (1 June 2020) and GP (1 September 2020), Hospital (6 March 2020): not the same.")
    assert view.joined[0].table.rows[0].cells[-1].startswith("local, ")


def test_a_file_is_named_for_what_it_joined(database: Database, scope: Scope, family: Family, as_at: Callable[..., History]) -> None:
    links = "Agency,Entry ref,Incident,Relation\nPolice,P1,Door,same_incident\nSchool,S1,Door,repeats\n"
    take_in(database, scope, family, name="Incident links.csv", content=links.encode(), today=TODAY, agency="Police")
    joined, = incidents_view(database, scope, as_at()).joined
    assert [row.cells[1] for row in joined.table.rows] == ["describes", "only repeats"]
    assert joined.table.rows[0].cells[-1] == "Incident links.csv, row 2" and joined.decisions == ()


def test_two_that_were_told_apart_and_are_held_together_by_a_third_are_named(
    database: Database, scope: Scope, as_at: Callable[..., History],
) -> None:
    history = as_at()
    p1, s1, h1 = (of(history, ref) for ref in ("P1", "S1", "H1"))
    keep_said(database, scope, history, (*not_the_same([p1], [s1]), *one_incident(p1, h1), *one_incident(h1, s1)))
    assert incidents_view(database, scope, as_at()).joined[0].told_apart.startswith("A person said that A and B are not the same.")


def test_a_person_may_choose_two_entries_that_nothing_suggests(as_at: Callable[..., History]) -> None:
    history = as_at()
    found, = entries_with(history, "BICYCLES police", 10)
    assert found.event_ref == "P2"
    assert len(entries_with(history, "", 3)) == 3
    sides = set_side_by_side(history, found, of(history, "G1"))
    assert sides is not None and sides.why == "Chosen by you."
    assert set_side_by_side(history, found, found) is None


def test_a_decision_about_a_closed_item_is_closed_as_the_item_is(database: Database, scope: Scope, family: Family) -> None:
    secret = entry(id="e1", sensitivity="police_intelligence")
    history = built(entries=[secret, entry(id="e2")])
    for told in history.entries:
        add_entry(database, family.id, told.id, sensitivity=told.sensitivity)
    keep_said(database, scope, History(family=family, as_at=TODAY, entries=history.entries), one_incident(secret, history.entries[1]))
    assert len(history_of(database, scope, family, TODAY).links) == 1
    without = Scope.over("other", scope.family_ids, EVERY_AGENCY, ("normal",))
    assert history_of(database, without, family, TODAY).links == ()
    assert database.ask(without, "incident_decisions", family=family.id) == []


# Any decisions in any order

FAMILY = Family("f", "Family X")
ENTRIES = [entry(f"2020-01-0{place}", id=f"e{place}", ref=f"r{place}") for place in range(1, 8)]
IN_FILES = [link("Police", "r1", "I"), link("Police", "r2", "I"), link("Police", "r3", "I", repeats=True), link("Police", "r4", "J")]
PLACES = st.integers(0, len(ENTRIES) - 1)
Decide = Callable[[Sequence[IncidentLink]], Sequence[Said]]


def _out(place: int, links: Sequence[IncidentLink]) -> Sequence[Said]:
    return taken_out(ENTRIES, links, ENTRIES[place], FAMILY)


def _tells(place: int, links: Sequence[IncidentLink]) -> Sequence[Said]:
    return describes_it(ENTRIES, links, ENTRIES[place])


def _pair(how: Callable[[Entry, Entry], Sequence[Said]], one: int, other: int, links: Sequence[IncidentLink]) -> Sequence[Said]:
    return how(ENTRIES[one], ENTRIES[other]) if one != other else ()


def _apart(one: Entry, other: Entry) -> Sequence[Said]:
    return not_the_same([one], [other])


DECISIONS = st.one_of(
    st.builds(partial, st.just(_pair), st.sampled_from((one_incident, only_repeats, _apart)), PLACES, PLACES),
    st.builds(partial, st.just(_out), PLACES),
    st.builds(partial, st.just(_tells), PLACES),
)


def shape(links: Iterable[IncidentLink]) -> set[tuple[frozenset[str], frozenset[str]]]:
    return {
        (frozenset(one.id for one in found.entries), frozenset(echo.id for echo in found.echoes)) for found in incidents_of(ENTRIES, links)
    }


def incident_with(links: Sequence[IncidentLink], entry_id: str) -> set[str]:
    return next(set(told | echoes) for told, echoes in shape(links) if entry_id in told | echoes)


def decided(decisions: Iterable[Decide]) -> tuple[IncidentLink, ...]:
    links: tuple[IncidentLink, ...] = tuple(IN_FILES)
    for decision in decisions:
        links = after(links, decision(links), FAMILY)
    return links


@settings(deadline=None)  # the machine may be busy; what is asserted is not time
@given(decisions=st.lists(DECISIONS, max_size=8))
def test_whatever_is_decided_every_entry_is_in_exactly_one_incident(decisions: list[Decide]) -> None:
    together = [one for told, echoes in shape(decided(decisions)) for one in (*told, *echoes)]
    assert sorted(together) == sorted(one.id for one in ENTRIES)


@settings(deadline=None)
@given(decisions=st.lists(DECISIONS, max_size=8), place=PLACES)
def test_whatever_was_decided_an_entry_taken_out_stands_alone_and_the_others_stay_together(decisions: list[Decide], place: int) -> None:
    before, gone = decided(decisions), ENTRIES[place].id
    links = after(before, _out(place, before), FAMILY)
    now = shape(links)
    assert incident_with(links, gone) == {gone}
    for told, echoes in ((told - {gone}, echoes) for told, echoes in shape(before) if told != {gone}):
        together = next((group for group in now if told <= group[0] | group[1]), None)
        assert together, "those that describe it stay one incident"
        moved = echoes - {gone} - together[0] - together[1]
        assert all(any(echo in group[1] for group in now) for echo in moved), "an echo may only stand with the next that it repeats"


@settings(deadline=None)
@given(decisions=st.lists(DECISIONS, max_size=8), place=PLACES)
def test_whatever_was_decided_an_entry_said_to_describe_its_incident_does(decisions: list[Decide], place: int) -> None:
    before = decided(decisions)
    links = after(before, _tells(place, before), FAMILY)
    assert any(ENTRIES[place].id in told for told, _ in shape(links))


@settings(deadline=None)
@given(decisions=st.lists(DECISIONS, max_size=8), one=PLACES, other=PLACES)
def test_a_join_merges_two_incidents_whole(decisions: list[Decide], one: int, other: int) -> None:
    before = decided(decisions)
    links = after(before, _pair(one_incident, one, other, before), FAMILY)
    first, second = ENTRIES[one].id, ENTRIES[other].id
    assert incident_with(before, first) | incident_with(before, second) <= incident_with(links, first)
    assert incident_with(links, first) == incident_with(links, second)


@settings(deadline=None)
@given(pairs=st.permutations([(0, 4), (1, 5), (2, 6)]), hows=st.tuples(*[st.sampled_from((one_incident, only_repeats, _apart))] * 3))
def test_the_order_of_unrelated_decisions_does_not_matter(pairs: list[tuple[int, int]], hows: tuple[Callable[..., Sequence[Said]], ...]) -> None:
    by_pair = dict(zip([(0, 4), (1, 5), (2, 6)], hows, strict=True))
    assert shape(decided(partial(_pair, by_pair[pair], *pair) for pair in pairs)) == shape(
        decided(partial(_pair, how, *pair) for pair, how in by_pair.items()))


@settings(deadline=None)
@given(decisions=st.lists(DECISIONS, max_size=6), last=DECISIONS)
def test_without_its_statements_a_decision_has_left_no_trace(decisions: list[Decide], last: Decide) -> None:
    before = decided(decisions)
    said = last(before)
    made = {one.question(FAMILY) for one in said}
    with_it = after(before, said, FAMILY)
    back = [one for one in with_it if one.id not in made] + [one for one in before if one.id in made]
    assert shape(back) == shape(before)
