"""Challenging a decision: three routes, a clock on whoever must answer, and no move that skips or repeats wrongly."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.findings.reading import Reading
from dashboard.importers.keyed import Statement, keep
from dashboard.importers.rows.prepared import when_parts
from dashboard.importers.undo import undo_import
from dashboard.page_data import challenge_kept
from dashboard.page_data.challenge_evidence import NotBefore, not_before, not_shown
from dashboard.page_data.challenge_kept import raise_challenge
from dashboard.page_data.challenge_words import moves_table, on_raising, state_in_words, who_moves_it
from dashboard.page_data.challenges import Challenged, challenges_of, may_be_challenged, routes_open_to, stands_against
from dashboard.page_data.history import families, history_of
from dashboard.page_data.since_forum import since_view
from dashboard.page_data.source import NOT_SHOWN, TAKEN_BACK, source_view
from dashboard.store import Database
from data_models.access import Power, Sensitivity
from data_models.agencies import Agency
from data_models.challenge import NEXT, Challenge, Ground, Move, Outcome, Route, of_a_challenge, routes
from data_models.dates import When, day_in_words
from data_models.policy import rights_of
from data_models.record import Family
from data_models.tables import ENTRY
from tests.conftest import ACTOR, TODAY

SCHOOL, POLICE, CHAIR, WORKER, MANAGER = "sample:school", "sample:police", "sample:forum-chair", "sample:social-worker", "sample:team-manager"
DECIDED, RAISED = date(2020, 12, 10), date(2021, 1, 7)

move_challenge = partial(challenge_kept.move_challenge, today=TODAY)
CSC = Agency.CHILDRENS_SOCIAL_CARE


def raised(
    samples: Database, family: Family, actor: str = SCHOOL, route: Route = Route.PROFESSIONAL_DIFFERENCE, to: Agency = CSC, **said: object,
) -> Challenge:
    words = {"against": "The decision to wait", "why": "What the school holds was not in the papers.", "remedy": "Back to the forum now",
             "meanwhile": "Weekly sight of both children at school", "grounds": [Ground.NOT_BEFORE_THE_FORUM], **said}
    made = raise_challenge(
        samples, samples.scope_of(actor), family, route, to=to, decided_on=DECIDED, **{"raised_on": RAISED, **words}, today=TODAY)  # type: ignore[arg-type]
    return of(samples, family, made).now


def of(samples: Database, family: Family, challenge_id: str, actor: str = ACTOR) -> Challenged:
    return next(one for one in challenges_of(samples, samples.scope_of(actor), family) if one.now.id == challenge_id)


def test_the_clock_runs_on_whoever_must_answer(samples: Database, family: Family) -> None:
    challenge = raised(samples, family)
    assert challenge.due == date(2021, 1, 11)  # two working days after Thursday 7 January
    assert "The worker of the agency that is challenged (Children's social care) must answer by 11 January 2021" in state_in_words(challenge, RAISED)
    assert "That day has gone by" in state_in_words(challenge, date(2021, 1, 12)) and "gone by" not in state_in_words(challenge, date(2021, 1, 11))


def test_each_route_is_for_those_whose_it_is(samples: Database, family: Family) -> None:
    assert routes_open_to(samples, samples.scope_of(SCHOOL), family) == (Route.PROFESSIONAL_DIFFERENCE, Route.CONFERENCE_DISSENT)
    assert Route.RETURN_TO_FORUM in routes_open_to(samples, samples.scope_of(WORKER), family)
    assert routes_open_to(samples, samples.scope_of("sample:lawyer"), family) == ()
    with pytest.raises(AccessRefused):
        raised(samples, family, route=Route.RETURN_TO_FORUM)


@pytest.mark.parametrize("without", ["against", "why", "remedy", "meanwhile", "grounds"])
def test_nothing_compulsory_is_left_out(samples: Database, family: Family, without: str) -> None:
    with pytest.raises(DashboardError, match="Not yet"):
        raised(samples, family, **{without: [] if without == "grounds" else "  "})


def test_the_next_stage_opens_with_an_answer_or_once_the_day_has_gone_by(samples: Database, family: Family) -> None:
    challenge, school = raised(samples, family), samples.scope_of(SCHOOL)
    with pytest.raises(DashboardError, match="cannot be"):
        move_challenge(samples, school, family, challenge, Move.ESCALATED, said="No answer.", on=date(2021, 1, 11))
    move_challenge(samples, school, family, challenge, Move.ESCALATED, said="No answer came.", on=date(2021, 1, 12))
    second = of(samples, family, challenge.id).now
    assert (second.stage, second.due) == (1, date(2021, 1, 14))
    move_challenge(
        samples, samples.scope_of(MANAGER), family, second, Move.ANSWERED, said="It returns with the school's papers.", on=date(2021, 1, 13),
        outcome=Outcome.UPHELD, learning="papers of schools")
    answered = of(samples, family, challenge.id).now
    assert (answered.outcome, answered.due, answered.learning) == (Outcome.UPHELD, None, "papers of schools")
    move_challenge(samples, samples.scope_of(MANAGER), family, answered, Move.BACK_TO_FORUM, said="Forum of 21 January.", on=date(2021, 1, 14))
    ended = of(samples, family, challenge.id)
    assert [one.move for one in ended.moves] == [Move.RAISED, Move.ESCALATED, Move.ANSWERED, Move.BACK_TO_FORUM]
    with pytest.raises(DashboardError):
        move_challenge(samples, school, family, ended.now, Move.WITHDRAWN, said="Too late.", on=date(2021, 1, 15))


def test_nobody_answers_their_own_or_settles_another_agencys(samples: Database, family: Family) -> None:
    challenge = raised(samples, family, actor=MANAGER, route=Route.RETURN_TO_FORUM)
    with pytest.raises(AccessRefused, match="own challenge"):
        move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="Yes.", on=RAISED, outcome=Outcome.UPHELD)
    with pytest.raises(AccessRefused):
        move_challenge(samples, samples.scope_of(SCHOOL), family, challenge, Move.ANSWERED, said="Yes.", on=RAISED, outcome=Outcome.UPHELD)
    with pytest.raises(AccessRefused, match="Only the agency"):
        move_challenge(samples, samples.scope_of(POLICE), family, challenge, Move.WITHDRAWN, said="Not ours.", on=RAISED)


def test_no_day_of_a_challenge_lies_ahead_or_before_the_decision(samples: Database, family: Family) -> None:
    with pytest.raises(DashboardError, match="made on 10 December 2020"):
        raised(samples, family, raised_on=DECIDED - timedelta(days=1))
    with pytest.raises(DashboardError, match="has not come yet"):
        raised(samples, family, raised_on=TODAY + timedelta(days=1))
    assert raised(samples, family, raised_on=DECIDED).due and raised(samples, family, raised_on=TODAY).due
    challenge = raised(samples, family)
    with pytest.raises(DashboardError, match="25 November 2026 has not come yet"):
        move_challenge(
            samples, samples.scope_of(SCHOOL), family, challenge, Move.ESCALATED, said="No answer.", on=TODAY + timedelta(days=1))
    assert [one.move for one in of(samples, family, challenge.id).moves] == [Move.RAISED]


def test_two_answers_at_once_are_told(samples: Database, family: Family) -> None:
    challenge = raised(samples, family)
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    with pytest.raises(ChangedMeanwhile):
        move_challenge(samples, samples.scope_of(WORKER), family, challenge, Move.ANSWERED, said="Yes.", on=RAISED, outcome=Outcome.UPHELD)


def test_every_move_is_a_row_of_the_chronology_of_whose_agency_made_it(samples: Database, family: Family) -> None:
    challenge = raised(samples, family)
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    rows = [row for row in history_of(samples, samples.scope_of(POLICE), family, RAISED).entries if "Challenge" in row.text]
    assert sorted((row.agency, row.themes) for row in rows) == [(Agency.CHILDRENS_SOCIAL_CARE, ()), (Agency.SCHOOL, ())]
    assert not [row for row in history_of(samples, samples.scope_of(POLICE), family, RAISED - timedelta(days=1)).entries if "Challenge" in row.text]


MOVES = st.lists(st.tuples(st.sampled_from(Move), st.integers(0, 9)), max_size=12)


@given(route=st.sampled_from(Route), moves=MOVES)
def test_no_walk_skips_or_repeats_a_stage_wrongly(route: Route, moves: list[tuple[Move, int]]) -> None:
    """Whatever is tried in whatever order: only what may follow follows, stages are taken one by one, and nothing follows an end."""
    stages, day = routes()[route].stages, RAISED
    now = Challenge(
        id="c", version=1, route=route, against="x", decided_on=None, raised_on=RAISED, agency="school", challenged="csc", grounds=(Ground.DELAY,),
        why="x", evidence=(), remedy="x", meanwhile="x", stage=0, move=Move.RAISED, due=RAISED, moved_on=RAISED, recorded_at=None, recorded_by="a")  # type: ignore[arg-type]
    for move, days in moves:
        day += timedelta(days=days)
        if not now.may(move, on=day):
            continue
        assert not now.move.ends and move in NEXT[now.move]
        if move is Move.ESCALATED:
            assert now.move is Move.ANSWERED or day > now.due  # type: ignore[operator]
        now = replace(now, move=move, stage=now.stage + (move is Move.ESCALATED), due=day if move is Move.ESCALATED else None)
        assert 0 <= now.stage < len(stages)


def test_three_routes_each_with_its_authority_and_its_clock() -> None:
    assert set(routes()) == set(Route)
    for rules in routes().values():
        assert rules.authority and rules.stages and all(stage.days > 0 for stage in rules.stages)
    assert [stage.length() for stage in routes()[Route.CONFERENCE_DISSENT].stages] == ["3 days"]


def test_nobody_carries_their_own_challenge_through_a_colleagues_move_and_no_move_is_dated_back(samples: Database, family: Family) -> None:
    challenge = raised(samples, family, actor=MANAGER, route=Route.RETURN_TO_FORUM)
    for move in (Move.ANSWERED, Move.BACK_TO_FORUM):
        with pytest.raises(AccessRefused, match="own challenge"):
            move_challenge(samples, samples.scope_of(MANAGER), family, challenge, move, said="Yes.", on=RAISED, outcome=Outcome.UPHELD)
    with pytest.raises(DashboardError, match="lies before"):
        move_challenge(
            samples, samples.scope_of(CHAIR), family, challenge, Move.ANSWERED, said="Yes.", on=RAISED - timedelta(days=1), outcome=Outcome.UPHELD)


ANSWERS = {
    (Route.RETURN_TO_FORUM, 0): {CHAIR}, (Route.CONFERENCE_DISSENT, 0): {MANAGER}, (Route.PROFESSIONAL_DIFFERENCE, 0): {WORKER, MANAGER},
    (Route.PROFESSIONAL_DIFFERENCE, 1): {MANAGER}, (Route.PROFESSIONAL_DIFFERENCE, 2): {CHAIR},
}
"""By hand: who answers for children's social care, by route and stage."""
PEOPLE = (WORKER, MANAGER, CHAIR, "sample:lawyer", "sample:conference-chair", SCHOOL, POLICE, "sample:health")


@pytest.mark.parametrize(("route", "stage"), ANSWERS)
def test_only_the_parts_of_the_challenged_agency_answer_at_each_stage(samples: Database, family: Family, route: Route, stage: int) -> None:
    challenge = raised(samples, family, actor=ACTOR, route=route)
    at_stage = Challenged(replace(challenge, stage=stage), (challenge,))
    for move in (Move.ANSWERED, Move.BACK_TO_FORUM):
        may = {who for who in PEOPLE if not stands_against(samples, samples.scope_of(who), family, at_stage, move)}
        assert may == ANSWERS[route, stage]
    assert all(role in routes()[route].stages[stage].answers or role == "sample_viewer" for role in _roles(samples, ANSWERS[route, stage]))


def _roles(samples: Database, people: set[str]) -> set[str]:
    return {role for who in people if (account := samples.account_of(who)) for role in account.roles}


def test_a_partner_agency_that_is_challenged_answers_itself(samples: Database, family: Family) -> None:
    challenge = raised(samples, family, actor=WORKER, to=Agency.POLICE)
    assert "(Police) must answer by" in state_in_words(challenge, RAISED)
    for who in (MANAGER, CHAIR, SCHOOL):
        with pytest.raises(AccessRefused, match="answered by: The worker of the agency that is challenged"):
            move_challenge(samples, samples.scope_of(who), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    move_challenge(samples, samples.scope_of(POLICE), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    assert of(samples, family, challenge.id).now.outcome is Outcome.NOT_UPHELD


def test_a_difference_between_agencies_is_never_with_ones_own(samples: Database, family: Family) -> None:
    assert CSC not in may_be_challenged(samples, samples.scope_of(WORKER), Route.PROFESSIONAL_DIFFERENCE)
    assert may_be_challenged(samples, samples.scope_of(SCHOOL), Route.CONFERENCE_DISSENT) == (CSC,)
    with pytest.raises(AccessRefused, match="not yours to challenge"):
        raised(samples, family, actor=WORKER, to=CSC)
    with pytest.raises(AccessRefused, match="not yours to challenge"):
        raised(samples, family, route=Route.CONFERENCE_DISSENT, to=Agency.POLICE)


def test_everybody_who_answers_at_a_stage_has_the_right_to(samples: Database) -> None:
    for rules in routes().values():
        for stage in rules.stages:
            assert stage.answers and all(Power.ANSWER_CHALLENGE in rights_of(role).family for role in stage.answers)


def intelligence(samples: Database, family: Family) -> str:
    """A row that the police hold and that other agencies of the core group may not see. Returns its id."""
    return intelligence_taken_in(samples, family)[0]


def intelligence_taken_in(samples: Database, family: Family) -> tuple[str, str]:
    """Such a row: its id and its import's."""
    import_id = keep(samples, ACTOR, family, "Entry", [Statement(ENTRY, {
        **when_parts("happened", When.on(date(2020, 11, 2))), "description": "A visitor was named in intelligence.", "agency": Agency.POLICE.value,
        "agency_name": "Police", "sensitivity": Sensitivity.POLICE_INTELLIGENCE, "people": [], "themes": [], "markers": []})])
    rows = history_of(samples, samples.scope_of(ACTOR), family, RAISED).entries
    return next(row.id for row in rows if row.text == "A visitor was named in intelligence."), import_id


def test_who_may_not_see_a_row_that_is_named_sees_neither_the_challenge_nor_words_of_it(samples: Database, family: Family) -> None:
    row = intelligence(samples, family)
    challenge = raised(samples, family, actor=POLICE, evidence=[row], against="The wait: intelligence names a visitor")
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    sees = {who for who in PEOPLE if any(one.now.id == challenge.id for one in challenges_of(samples, samples.scope_of(who), family))}
    told = {
        who for who in PEOPLE
        if any("names a visitor" in entry.text for entry in history_of(samples, samples.scope_of(who), family, RAISED).entries)
    }
    may_see_the_row = {who for who in PEOPLE if history_of(samples, samples.scope_of(who), family, RAISED).fact(row)}
    assert sees == may_see_the_row and told <= may_see_the_row
    assert {MANAGER, CHAIR, POLICE} <= told and SCHOOL not in sees
    entries = [entry for entry in history_of(samples, samples.scope_of(MANAGER), family, RAISED).entries if "names a visitor" in entry.text]
    assert [entry.sensitivity for entry in entries] == [Sensitivity.POLICE_INTELLIGENCE] * 2
    school = samples.scope_of(SCHOOL)
    assert not [one for one in samples.ask(school, "agenda_challenges") if one["challenge_id"] == challenge.id]


def test_a_challenge_goes_on_under_the_label_of_a_row_whose_import_was_taken_back(samples: Database, family: Family) -> None:
    row, import_id = intelligence_taken_in(samples, family)
    challenge = raised(samples, family, actor=POLICE, evidence=[row], against="The wait: intelligence names a visitor")
    undo_import(samples, samples.scope_of(ACTOR), family, import_id)
    assert not history_of(samples, samples.scope_of(POLICE), family, RAISED).fact(row)
    for who, why in ((POLICE, TAKEN_BACK), (SCHOOL, NOT_SHOWN)):
        scope = samples.scope_of(who)
        assert source_view(samples, scope, history_of(samples, scope, family, RAISED), row).where == why, "the drawer tells it to those who saw it"
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    told = [entry for entry in history_of(samples, samples.scope_of(MANAGER), family, RAISED).entries if "names a visitor" in entry.text]
    assert [entry.sensitivity for entry in told] == [Sensitivity.POLICE_INTELLIGENCE] * 2
    with pytest.raises(AccessRefused, match="not open to you"):
        raised(samples, family, actor=POLICE, evidence=[row])


def test_a_row_labelled_up_takes_what_was_told_of_the_challenge_out_of_the_chronology(samples: Database, family: Family) -> None:
    scope = samples.scope_of(WORKER)
    row = next(one for one in history_of(samples, scope, family, RAISED).entries if (one.agency, one.sensitivity) == (CSC, Sensitivity.NORMAL))
    challenge = raised(samples, family, actor=WORKER, to=Agency.POLICE, evidence=[row.id], against="The decision that says where she lives")
    move_challenge(samples, samples.scope_of(POLICE), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    assert len(told_of(samples, family, POLICE)) == len(told_of(samples, family, WORKER)) == 2
    assert {"entry", "row"} == where_told(samples, family, POLICE)
    with samples.change(WORKER, "labelled", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=row.id, changes={"sensitivity": "protected_address"}, made_on=None)
    assert not told_of(samples, family, POLICE) and not where_told(samples, family, POLICE)
    assert len(told_of(samples, family, WORKER)) == 2


def test_every_move_names_the_row_that_tells_it(samples: Database, family: Family) -> None:
    """What hides a row with its challenge follows that name: there is no row of the desk without it."""
    challenge = raised(samples, family, actor=WORKER, to=Agency.POLICE)
    move_challenge(samples, samples.scope_of(POLICE), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    named = [row["entry_id"] for row in samples.ask(samples.scope_of(ACTOR), "challenges", family=family.id)]
    told = {row.id for row in history_of(samples, samples.scope_of(ACTOR), family, TODAY).entries if of_a_challenge(row)}
    assert all(named) and told == set(named) and len(told) == 2


def told_of(samples: Database, family: Family, actor: str) -> list[str]:
    return [row.text for row in history_of(samples, samples.scope_of(actor), family, RAISED).entries if "where she lives" in row.text]


def where_told(samples: Database, family: Family, actor: str) -> set[str]:
    """In which of the ways to read a row of the chronology somebody finds the words."""
    asked = {"entry": "entries_to_read", "row": "keyed_rows"}
    answers = samples.ask_each(samples.scope_of(actor), tuple(asked.values()), family=family.id)
    return {way for way, question in asked.items() if "where she lives" in str(answers[question])}


def test_a_row_that_is_not_open_to_the_challenger_or_to_whoever_answers_cannot_be_named(samples: Database, family: Family) -> None:
    row = intelligence(samples, family)
    with pytest.raises(AccessRefused, match="not open to you"):
        raised(samples, family, evidence=[row])
    with pytest.raises(DashboardError, match=r"\(School\) may not see a row"):
        raised(samples, family, actor=WORKER, to=Agency.SCHOOL, evidence=[row])


def test_what_tells_of_a_challenge_is_no_evidence_of_another(samples: Database, family: Family) -> None:
    raised(samples, family)
    history = history_of(samples, samples.scope_of(WORKER), family, TODAY)
    told = next(entry for entry in history.entries if of_a_challenge(entry))
    assert told.id not in missed(samples, family, TODAY).offered
    with pytest.raises(DashboardError, match="tells of another challenge"):
        raised(samples, family, evidence=[told.id])
    other = next(row.id for row in history_of(samples, samples.scope_of(ACTOR), another(samples), TODAY).entries)
    with pytest.raises(AccessRefused, match="not open to you"):
        raised(samples, family, evidence=[other])


def another(samples: Database) -> Family:
    return next(one for one in families(samples, samples.scope_of(ACTOR)) if one.label == "Family A")


def test_a_row_that_is_named_and_not_shown_is_told() -> None:
    assert not_shown(2, 2) == "" and not_shown(3, 2).startswith("1 row that it names is not shown") and "2 rows" in not_shown(2, 0)


def test_a_challenge_kept_before_its_rows_were_named_goes_on(samples: Database, family: Family) -> None:
    challenge = raised(samples, family)
    with samples.change(SCHOOL, "as an earlier version kept it", family_id=family.id, power=Power.CHALLENGE) as change:
        change._cursor.execute("update forum.challenge set entry_id = null, challenged = null")
    assert of(samples, family, challenge.id).now.challenged == CSC
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    assert len(of(samples, family, challenge.id).moves) == 2


def test_whoever_raises_a_challenge_is_told_who_answers_by_when_and_who_may_send_it_back(samples: Database, family: Family) -> None:
    before = on_raising(Route.PROFESSIONAL_DIFFERENCE, CSC, RAISED)
    challenge = raised(samples, family)
    assert before.startswith(f"{challenge.must_answer} must answer by {day_in_words(challenge.due or RAISED)} (")
    assert "send it back to the forum" in before
    first = who_moves_it(challenge, RAISED)
    assert first.startswith(f"{challenge.must_answer} can send it back to the forum instead of answering it; School can withdraw it")
    assert "once it is answered" in first and "now." in who_moves_it(challenge, RAISED + timedelta(days=60))
    move_challenge(samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=RAISED, outcome=Outcome.NOT_UPHELD)
    answered = of(samples, family, challenge.id).now
    assert "or say that it is settled, and can take it to the next stage" in who_moves_it(answered, RAISED)
    move_challenge(samples, samples.scope_of(MANAGER), family, answered, Move.BACK_TO_FORUM, said="Back.", on=RAISED)
    assert who_moves_it(of(samples, family, challenge.id).now, RAISED) == ""


def test_a_challenge_is_shown_as_it_stood_on_the_date(samples: Database, family: Family) -> None:
    challenge = raised(samples, family)
    move_challenge(
        samples, samples.scope_of(MANAGER), family, challenge, Move.ANSWERED, said="No.", on=date(2021, 1, 8), outcome=Outcome.NOT_UPHELD,
        learning="papers of schools")
    scope = samples.scope_of(ACTOR)
    assert not challenges_of(samples, scope, family, RAISED - timedelta(days=1))
    then = challenges_of(samples, scope, family, RAISED)[0]
    assert (then.now.move, then.later, then.now.learning) == (Move.RAISED, 1, "") and len(moves_table(then, {}).rows) == 1
    after = challenges_of(samples, scope, family, date(2021, 1, 8))[0]
    assert (after.now.move, after.later, after.now.learning) == (Move.ANSWERED, 0, "papers of schools")


def missed(samples: Database, family: Family, day: date) -> NotBefore:
    scope = samples.scope_of(WORKER)
    history = history_of(samples, scope, family, day)
    return not_before(history, since_view(history.made(Reading), lambda then: history_of(samples, scope, family, then)))


def test_what_was_not_before_the_forum_is_a_numbered_list_whose_lines_open_and_can_be_named(samples: Database, family: Family) -> None:
    later = missed(samples, family, date(2021, 5, 28))
    history = history_of(samples, samples.scope_of(WORKER), family, date(2021, 5, 28))
    assert later.decision and later.decision.happened.start == DECIDED
    assert [row.opens for row in later.table.rows] == list(later.offered) and all(history.fact(row) for row in later.offered)
    assert all(words.startswith(f"{row.cells[0]}. ") for row, words in zip(later.table.rows, later.offered.values(), strict=True))
    reasons = {part for row in later.table.rows for part in row.cells[1].split("; ")}
    assert {"no paper recorded", "new since"} <= reasons and later.decision.id not in later.offered
    on_the_day = missed(samples, family, DECIDED)
    assert {row.cells[1] for row in on_the_day.table.rows} == {"no paper recorded"}, "nothing is since a forum on its own day"
    before = missed(samples, family, DECIDED - timedelta(days=1))
    assert before.decision is None and not before.table.rows
