"""Entries are not incidents, and echoes are not observers."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.agencies import Agency
from data_models.incidents import episodes_of, even_spread, gaps_in_days, incidents_of, median_gap
from data_models.record import EvidenceStatus, Nature
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
