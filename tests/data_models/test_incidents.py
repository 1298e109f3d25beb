"""Entries are not incidents, and echoes are not observers."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.agencies import Agency
from data_models.incidents import episodes_of, even_spread, gaps_in_days, incidents_of, median_gap
from data_models.record import Entry, EvidenceStatus, IncidentLink, LinkRelation, Nature
from data_models.themes import Theme
from tests.findings.building import entry, link, protective

DAYS = st.lists(st.integers(0, 2000), min_size=1, max_size=40)


def on(days: list[int]):
    return incidents_of([entry((date(2015, 1, 1) + timedelta(days=day)).isoformat(), Theme.NEGLECT) for day in days], [])


def test_an_unlinked_entry_is_an_incident_of_its_own() -> None:
    assert len(incidents_of([entry(), entry()], [])) == 2


def test_linked_entries_are_one_incident_and_an_echo_is_set_apart() -> None:
    told = [entry(ref="P1"), entry(ref="c1", agency=Agency.CHILDRENS_SOCIAL_CARE), entry(ref="S1", agency=Agency.SCHOOL)]
    links = [link("Police", "p1", "I"), link("CSC", "C1", "I"), link("School", "S1", "I", repeats=True)]
    incident = incidents_of(told, links)[0]
    assert [one.id for one in incident.entries] == [told[0].id, told[1].id]
    assert [one.id for one in incident.echoes] == [told[2].id]
    assert incident.agencies == (Agency.POLICE, Agency.CHILDRENS_SOCIAL_CARE)


def test_an_echo_whose_origin_is_not_visible_is_all_there_is() -> None:
    incident = incidents_of([entry(ref="S1", agency=Agency.SCHOOL)], [link("School", "S1", "I", repeats=True)])[0]
    assert len(incident.entries) == 1 and incident.echoes == ()


def test_one_agencys_comfort_does_not_cancel_anothers_worry_and_a_dispute_shows() -> None:
    told = [entry(ref="P1", status=EvidenceStatus.DISPUTED), protective("2020-03-04", ref="S1")]
    incident = incidents_of(told, [link("Police", "P1", "I"), link("School", "S1", "I")])[0]
    assert incident.nature is Nature.CONCERN and incident.status is EvidenceStatus.DISPUTED


def test_the_most_precise_date_speaks_for_the_incident() -> None:
    told = [entry("2020-03", ref="P1"), entry("2020-03-04", ref="S1", agency=Agency.SCHOOL)]
    assert incidents_of(told, [link("Police", "P1", "I"), link("School", "S1", "I")])[0].happened.start == date(2020, 3, 4)


@pytest.mark.parametrize(("apart", "episodes"), [(14, 1), (15, 2)])
def test_fourteen_days_apart_is_one_episode(apart: int, episodes: int) -> None:
    assert len(episodes_of(on([0, apart]))) == episodes


@given(days=DAYS)
def test_episodes_agree_with_a_naive_count(days: list[int]) -> None:
    ordered = sorted(days)
    starts = [day for place, day in enumerate(ordered) if place == 0 or day - ordered[place - 1] > 14]
    found = episodes_of(on(days))
    assert [(episode.day - date(2015, 1, 1)).days for episode in found] == starts
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert list(gaps_in_days(found)) == gaps
    assert median_gap(found) == (round(median(gaps)) if gaps else None)
    assert sum(len(episode.incidents) for episode in found) == len(days)


def test_the_even_spread_compares_the_last_365_days_with_the_whole() -> None:
    episodes = episodes_of(on([0, 400, 800, 1100, 1130, 1160]))
    spread = even_spread(episodes, date(2015, 1, 1) + timedelta(days=1200))
    assert spread is not None and (spread.last_year, spread.expected) == (3, 1.8)  # 6 episodes * 365 / 1200 days
    assert even_spread(episodes[:1], date(2019, 1, 1)) is None
    assert even_spread(episodes, date(2016, 12, 30)) is None, "under two years the comparison says nothing"


def said(one: str, other: str, relation: LinkRelation = LinkRelation.SAME_INCIDENT) -> IncidentLink:
    """What a person said of two entries on screen, one answer to each pair."""
    return IncidentLink(id="|".join(sorted((one, other))), entry_id=one, other_entry_id=other, relation=relation)


def told_by(entry_id: str, incident: str, relation: LinkRelation) -> IncidentLink:
    """What a person said of one entry and an incident that a file names."""
    return IncidentLink(id=f"{entry_id}|{incident}", entry_id=entry_id, incident=incident, relation=relation)


def shape(entries: list[Entry], links: Iterable[IncidentLink]) -> set[tuple[frozenset[str], frozenset[str]]]:
    """Every incident as its entries and its echoes."""
    return {
        (frozenset(one.id for one in incident.entries), frozenset(echo.id for echo in incident.echoes)) for incident in incidents_of(entries, links)
    }


def named(*ids: str) -> list[Entry]:
    return [entry((date(2020, 1, 1) + timedelta(days=place)).isoformat(), id=id, ref=id) for place, id in enumerate(ids)]


def test_joins_hang_together_through_others() -> None:
    assert shape(named("a", "b", "c", "d"), [said("a", "b"), said("c", "b")]) == {(frozenset("abc"), frozenset()), (frozenset("d"), frozenset())}


def test_two_incidents_named_in_files_become_one_by_a_join_and_two_again_without_it() -> None:
    entries = named("a", "b", "c", "d")
    in_files = [link("Police", "a", "I"), link("Police", "b", "I"), link("Police", "c", "J"), link("Police", "d", "J")]
    assert shape(entries, [*in_files, said("b", "c")]) == {(frozenset("abcd"), frozenset())}
    assert shape(entries, in_files) == {(frozenset("ab"), frozenset()), (frozenset("cd"), frozenset())}


def test_an_entry_joined_to_an_echo_tells_the_incident_of_its_origin() -> None:
    links = [said("b", "a", LinkRelation.REPEATS), said("c", "b")]
    assert shape(named("a", "b", "c"), links) == {(frozenset("ac"), frozenset("b"))}


def test_an_echo_of_an_echo_stands_with_the_first() -> None:
    links = [said("b", "a", LinkRelation.REPEATS), said("c", "b", LinkRelation.REPEATS)]
    assert shape(named("a", "b", "c"), links) == {(frozenset("a"), frozenset("bc"))}


def test_an_entry_that_repeats_two_incidents_does_not_make_them_one() -> None:
    links = [said("c", "b", LinkRelation.REPEATS), said("c", "a", LinkRelation.REPEATS)]
    assert shape(named("a", "b", "c"), links) == {(frozenset("a"), frozenset("c")), (frozenset("b"), frozenset())}


def test_a_pair_told_apart_on_screen_is_not_joined_by_a_file_but_a_third_entry_may_join_it() -> None:
    entries = named("a", "b")
    in_files = [link("Police", "a", "I"), link("Police", "b", "I")]
    apart = said("a", "b", LinkRelation.SEPARATE)
    assert shape(entries, [*in_files, apart]) == {(frozenset("a"), frozenset()), (frozenset("b"), frozenset())}
    third = [*named("a", "b", "c")]
    assert shape(third, [*in_files, link("Police", "c", "I"), apart]) == {(frozenset("abc"), frozenset())}
    assert shape(third, [*in_files, apart, said("a", "c"), said("b", "c")]) == {(frozenset("abc"), frozenset())}


def test_a_person_takes_an_entry_out_of_an_incident_that_a_file_names_and_the_others_stay() -> None:
    entries = named("a", "b", "c")
    in_files = [link("Police", ref, "I") for ref in "abc"]
    assert shape(entries, [*in_files, told_by("b", "I", LinkRelation.SEPARATE)]) == {(frozenset("ac"), frozenset()), (frozenset("b"), frozenset())}


def test_a_person_who_says_that_an_entry_describes_it_wins_over_a_file_that_says_it_repeats() -> None:
    entries = named("a", "b")
    in_files = [link("Police", "a", "I"), link("Police", "b", "I", repeats=True)]
    assert shape(entries, in_files) == {(frozenset("a"), frozenset("b"))}
    assert shape(entries, [*in_files, said("b", "a")]) == {(frozenset("ab"), frozenset())}
    assert shape(entries, [*in_files, told_by("b", "I", LinkRelation.SAME_INCIDENT)]) == {(frozenset("ab"), frozenset())}
    assert shape(entries, [*in_files, said("b", "a", LinkRelation.SEPARATE)]) == {(frozenset("a"), frozenset()), (frozenset("b"), frozenset())}


def test_entries_are_one_incident_also_while_the_one_between_them_is_not_in_view() -> None:
    assert shape(named("a", "c"), [said("a", "b"), said("b", "c")]) == {(frozenset("ac"), frozenset())}


def test_echoes_whose_origin_is_not_in_view_are_all_there_is_together() -> None:
    links = [said("b", "a", LinkRelation.REPEATS), said("c", "a", LinkRelation.REPEATS)]
    assert shape(named("b", "c"), links) == {(frozenset("bc"), frozenset())}


def test_a_file_that_names_an_entry_as_echo_of_one_and_teller_of_the_next_loses_neither() -> None:
    in_files = [link("Police", "a", "I"), link("Police", "b", "I", repeats=True), link("Police", "b", "J"), link("Police", "c", "J", repeats=True)]
    assert shape(named("a", "b", "c"), in_files) == {(frozenset("a"), frozenset("bc"))}


def test_no_two_incidents_have_one_id() -> None:
    entries = named("a", "b")
    split = [link("Police", "a", "I"), link("Police", "b", "I"), said("a", "b", LinkRelation.SEPARATE)]
    assert len({incident.id for incident in incidents_of(entries, split)}) == 2


IDS = "abcdefgh"
ON_SCREEN = st.dictionaries(
    st.sets(st.sampled_from(IDS), min_size=2, max_size=2).map(lambda pair: tuple(sorted(pair))),
    st.tuples(st.sampled_from(LinkRelation), st.booleans()), max_size=14,
).map(lambda answers: [said(*(pair if forward else pair[::-1]), relation) for pair, (relation, forward) in answers.items()])
IN_FILES = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.sampled_from("IJ"), st.booleans()), max_size=6,
).map(lambda rows: [link("Police", ref, incident, repeats=repeats) for ref, (incident, repeats) in rows.items()])


@settings(deadline=None)
@given(on_screen=ON_SCREEN, in_files=IN_FILES, ids=st.sets(st.sampled_from(IDS), min_size=1), turn=st.randoms())
def test_every_entry_is_in_exactly_one_incident_and_the_order_of_what_was_said_does_not_matter(
    on_screen: list[IncidentLink], in_files: list[IncidentLink], ids: set[str], turn: Random,
) -> None:
    entries = named(*sorted(ids))
    links = [*on_screen, *in_files]
    found = incidents_of(entries, links)
    together = [one.id for incident in found for one in (*incident.entries, *incident.echoes)]
    assert sorted(together) == sorted(ids)
    assert all(incident.entries for incident in found)
    assert len({incident.id for incident in found}) == len(found)
    turn.shuffle(links)
    assert shape(entries, links) == shape(entries, [*on_screen, *in_files])


@settings(max_examples=300, deadline=None)
@given(on_screen=ON_SCREEN, in_files=IN_FILES)
def test_two_entries_told_apart_are_not_one_incident_by_anything_that_is_about_those_two(
    on_screen: list[IncidentLink], in_files: list[IncidentLink],
) -> None:
    apart = said("a", "b", LinkRelation.SEPARATE)
    about_others = [one for one in on_screen if not {"a", "b"} & {one.entry_id, one.other_entry_id}]
    about_these = [one for one in in_files if one.entry_ref in ("a", "b")]
    for told, echoes in shape(named(*IDS), [*about_others, *about_these, apart]):
        assert not {"a", "b"} <= told | echoes
