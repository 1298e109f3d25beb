"""Views on a Meeting Before Action: asked, replied, nothing held and not asked are told apart, and each agency speaks for itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.page_data.agency_views import (
    NOT_ASKED,
    ask_for_views,
    forums_to_ask_for,
    give_view,
    may_answer,
    views_of_agencies,
)
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope, Sensitivity
from data_models.agencies import Agency
from data_models.forum import AgencyView, ViewOfAgency
from data_models.history import History
from data_models.record import Family

WORKER, CHAIR, SCHOOL, POLICE = "sample:social-worker", "sample:forum-chair", "sample:school", "sample:police"
ASKED, REPLIED, FORUM = date(2021, 5, 24), date(2021, 5, 27), date(2021, 6, 3)
REASONS = {"reasons": "Two years of the same worry.", "holds": "Attendance and pupil voice.", "worries": "", "would_help": "A plan with dates."}


def known(samples: Database, actor: str, family: Family, day: date) -> History:
    return history_of(samples, samples.scope_of(actor), family, day)


def ask(samples: Database, family: Family, *agencies: Agency, due: date | None = None) -> None:
    scope = samples.scope_of(WORKER)
    forum = forums_to_ask_for(known(samples, WORKER, family, ASKED), (FORUM,))[0]
    ask_for_views(samples, scope, family, forum, dict.fromkeys(agencies, "The designated lead"), asked_on=ASKED, due=due)


def view_from(samples: Database, family: Family, agency: Agency, day: date, actor: str = WORKER) -> AgencyView:
    return next(view for view in known(samples, actor, family, day).views if view.agency is agency and view.happened.start == ASKED)


def states(samples: Database, actor: str, family: Family, day: date) -> dict[str, str]:
    history = known(samples, actor, family, day)
    view = views_of_agencies(history, forums_to_ask_for(history, (FORUM,))[0])
    return {row.cells[0]: row.cells[1] for row in view.table.rows}


def test_what_is_missing_stands_first_and_four_states_are_four_words(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL, Agency.POLICE, Agency.HEALTH_VISITING, due=REPLIED)
    for agency, actor, said in (
        (Agency.SCHOOL, SCHOOL, ViewOfAgency.SUPPORTS), (Agency.HEALTH_VISITING, "sample:health", ViewOfAgency.NOTHING_HELD),
    ):
        give_view(samples, samples.scope_of(actor), family, view_from(samples, family, agency, REPLIED), said, received_on=REPLIED, words=REASONS)
    shown = states(samples, CHAIR, family, date(2021, 6, 1))
    assert shown[Agency.SCHOOL.label] == "supports it"
    assert shown[Agency.HEALTH_VISITING.label] == "nothing held"
    assert shown[Agency.POLICE.label] == "asked, no reply, and its day has gone by"
    assert shown[Agency.ADULT_SOCIAL_CARE.label].startswith(NOT_ASKED)
    order = list(shown)
    assert order.index(Agency.ADULT_SOCIAL_CARE.label) < order.index(Agency.POLICE.label) < order.index(Agency.SCHOOL.label)


def test_a_reply_counts_from_its_day_and_no_earlier(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL)
    give_view(
        samples, samples.scope_of(SCHOOL), family, view_from(samples, family, Agency.SCHOOL, REPLIED), ViewOfAgency.SUPPORTS, received_on=REPLIED,
        words=REASONS)
    assert states(samples, CHAIR, family, REPLIED - timedelta(days=1))[Agency.SCHOOL.label] == "asked, no reply"
    before = view_from(samples, family, Agency.SCHOOL, REPLIED - timedelta(days=1))
    assert not before.reasons and not before.holds
    assert Agency.SCHOOL.label not in {
        view.view_of for view in known(samples, CHAIR, family, ASKED - timedelta(days=1)).views if view.happened.start == ASKED}


def test_nobody_answers_for_another_agency(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL)
    asked = view_from(samples, family, Agency.SCHOOL, REPLIED)
    police, school = samples.scope_of(POLICE), samples.scope_of(SCHOOL)
    assert may_answer(samples, school, family, asked) and not may_answer(samples, police, family, asked)
    with pytest.raises(AccessRefused, match="their own agency"):
        give_view(samples, police, family, asked, ViewOfAgency.DOES_NOT_SUPPORT, received_on=REPLIED, words=REASONS)
    with pytest.raises(AccessRefused):
        give_view(samples, samples.scope_of(WORKER), family, asked, ViewOfAgency.SUPPORTS, received_on=REPLIED, words=REASONS)
    assert view_from(samples, family, Agency.SCHOOL, REPLIED).view is ViewOfAgency.NOT_RECEIVED


def test_whoever_may_only_give_a_view_asks_nobody(samples: Database, family: Family) -> None:
    forum = forums_to_ask_for(known(samples, SCHOOL, family, ASKED), (FORUM,))[0]
    with pytest.raises(AccessRefused):
        ask_for_views(samples, samples.scope_of(SCHOOL), family, forum, {Agency.POLICE: ""}, asked_on=ASKED, due=None)


def test_a_view_that_tells_of_intelligence_is_not_read_by_another_agency(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.POLICE)
    give_view(
        samples, samples.scope_of(POLICE), family, view_from(samples, family, Agency.POLICE, REPLIED), ViewOfAgency.SUPPORTS, received_on=REPLIED,
        words=REASONS, sensitivity=Sensitivity.POLICE_INTELLIGENCE)
    assert states(samples, CHAIR, family, REPLIED)[Agency.POLICE.label] == "supports it"
    assert "supports it" not in states(samples, SCHOOL, family, REPLIED).values()


@pytest.mark.parametrize(("said", "words", "received", "why"), [
    (ViewOfAgency.SUPPORTS, {}, REPLIED, "reasons"), (ViewOfAgency.NOT_RECEIVED, REASONS, REPLIED, "Choose"),
    (ViewOfAgency.UNSURE, REASONS, ASKED - timedelta(days=1), "before the request"),
])
def test_a_view_without_reasons_or_before_its_request_is_not_kept(
    samples: Database, family: Family, said: ViewOfAgency, words: dict[str, str], received: date, why: str,
) -> None:
    ask(samples, family, Agency.SCHOOL)
    scope: Scope = samples.scope_of(SCHOOL)
    with pytest.raises(DashboardError, match=why):
        give_view(samples, scope, family, view_from(samples, family, Agency.SCHOOL, REPLIED), said, received_on=received, words=words)


def test_a_request_is_answered_once(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL)
    scope: Scope = samples.scope_of(SCHOOL)
    give_view(samples, scope, family, view_from(samples, family, Agency.SCHOOL, REPLIED), ViewOfAgency.SUPPORTS, received_on=REPLIED, words=REASONS)
    with pytest.raises(DashboardError, match="answered"):
        give_view(
            samples, scope, family, view_from(samples, family, Agency.SCHOOL, REPLIED), ViewOfAgency.DOES_NOT_SUPPORT, received_on=REPLIED,
            words=REASONS)


def test_of_two_replies_to_one_request_the_second_is_told(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL)
    read_by_both = view_from(samples, family, Agency.SCHOOL, REPLIED)
    scope: Scope = samples.scope_of(SCHOOL)
    give_view(samples, scope, family, read_by_both, ViewOfAgency.SUPPORTS, received_on=REPLIED, words=REASONS)
    with pytest.raises(DashboardError, match="answered"):
        give_view(samples, scope, family, read_by_both, ViewOfAgency.DOES_NOT_SUPPORT, received_on=REPLIED, words=REASONS)
    assert view_from(samples, family, Agency.SCHOOL, REPLIED).view is ViewOfAgency.SUPPORTS


def test_a_request_that_was_taken_back_is_not_answered(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL)
    asked = view_from(samples, family, Agency.SCHOOL, REPLIED)
    with pytest.raises(ChangedMeanwhile, match="taken back"):
        give_view(
            samples, samples.scope_of(SCHOOL), family, replace(asked, id="no longer there"), ViewOfAgency.SUPPORTS, received_on=REPLIED,
            words=REASONS)


def test_the_missing_are_told_in_few_lines_and_the_views_side_by_side(samples: Database, family: Family) -> None:
    ask(samples, family, Agency.SCHOOL, Agency.POLICE, Agency.HEALTH_VISITING, due=REPLIED)
    for agency, actor in ((Agency.SCHOOL, SCHOOL), (Agency.HEALTH_VISITING, "sample:health")):
        give_view(
            samples, samples.scope_of(actor), family, view_from(samples, family, agency, REPLIED), ViewOfAgency.SUPPORTS, received_on=REPLIED,
            words=REASONS)
    history = known(samples, CHAIR, family, date(2021, 6, 1))
    view = views_of_agencies(history, forums_to_ask_for(history, (FORUM,))[0])
    assert len(view.absent.rows) <= 5 and "Police (asked 24 May 2021 of The designated lead, due 27 May 2021)" in view.absent.rows[-1].cells[1]
    told = "; ".join(row.cells[1] for row in view.absent.rows)
    assert all(agency.label in told for agency in view.missing)
    assert all(history.fact(one) for row in view.absent.rows for one in row.opens.split()), "every line opens its rows"
    table, = view.beside
    assert set(table.headings[1:]) == {Agency.SCHOOL.label, Agency.HEALTH_VISITING.label}
    assert [row.cells[0] for row in table.rows][:3] == ["Says", "Replied on", "Reasons"]
    assert all(len(row.cells) == 3 == len(row.cell_opens) for row in table.rows) and all(history.fact(one) for one in table.rows[0].cell_opens[1:])
    assert not {row.cells[0] for row in view.table.rows} - {agency.label for agency in Agency}, "the file has everything"


def test_a_view_is_not_due_after_the_forum_it_is_asked_for(samples: Database, family: Family) -> None:
    with pytest.raises(DashboardError, match="is after the forum of 3 June 2021"):
        ask(samples, family, Agency.SCHOOL, due=FORUM + timedelta(days=1))
    ask(samples, family, Agency.SCHOOL, due=FORUM)
