"""The challenge desk: raising one, each with its clock and moves as on the date looked at, what was not before the forum, the three routes."""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.done import done, said
from dashboard.components.note_kept import choices_kept, note_kept
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.components.record_table import record_table
from dashboard.components.since_forum import since_of
from dashboard.findings.in_words import counted
from dashboard.page_data.challenge_evidence import NotBefore, not_before, not_shown
from dashboard.page_data.challenge_kept import move_challenge, raise_challenge
from dashboard.page_data.challenge_words import moves_table, on_raising, routes_table, state_in_words, who_moves_it
from dashboard.page_data.challenges import Challenged, answer_due, challenges_of, may_be_challenged, routes_open_to, stands_against
from dashboard.page_data.table_view import evidence_table
from data_models.agencies import Agency
from data_models.challenge import NEXT, Ground, Move, Outcome, Route, routes
from data_models.dates import day_in_words

_FIELDS = {
    "why": "Why: what is wrong with the decision, in your own words", "remedy": "Remedy sought",
    "meanwhile": "What keeps the children safe until it is answered",
}


def challenge_desk() -> None:
    now = session.looking()
    said()
    open_to_me = routes_open_to(session.record(), now.scope, now.family)
    found = challenges_of(session.record(), now.scope, now.family, now.as_at)
    waiting = sum(1 for one in found if not one.now.move.ends)
    st.write(
        (f"{counted(waiting, 'challenge')} {'is' if waiting == 1 else 'are'} open on this date." if waiting else "No challenge is open on this date.")
        if found
        else "No challenge was raised by this date. Returning to the forum needs no new incident: it is an ordinary act."
    )
    view = since_of(now)
    missed = not_before(now.history, view)
    if open_to_me:
        with st.expander("Raise a challenge", expanded=not found):
            _raise(open_to_me, missed)
    for one in found:
        _challenge(one)
    st.header("What was not before the forum")
    quiet(view.sentence)
    record_table(missed.table, key="not-before")
    st.header("The three routes")
    plain_table(routes_table(open_to_me))


def _challenge(one: Challenged) -> None:
    now = session.looking()
    challenge = one.now
    st.header(plain(f"{challenge.rules.title}, raised on {day_in_words(challenge.raised_on)}"))
    st.write(plain(state_in_words(challenge, now.as_at)))
    if whose := who_moves_it(challenge, now.as_at):
        quiet(whose)
    st.write(plain(
        f"Challenged: {challenge.against}, {Agency(challenge.challenged).label}. Raised by {Agency(challenge.agency).label}. Grounds: "
        f"{'; '.join(ground.label.lower() for ground in challenge.grounds)}. {challenge.why.rstrip('.')}. "
        f"Remedy sought: {challenge.remedy.rstrip('.')}. Meanwhile: {challenge.meanwhile.rstrip('.')}."
    ))
    if challenge.learning:
        st.write(plain(f"Learning: {challenge.learning}."))
    plain_table(moves_table(one, dict(session.record().names())))
    rows = [fact for row in challenge.evidence if (fact := session.history_to_open(now, row).fact(row))]
    if rows:
        record_table(evidence_table("Rows that the challenge names", rows), key=f"challenge-rows-{challenge.id}")
    if gone := not_shown(len(challenge.evidence), len(rows)):
        notice(gone)
    if one.later:
        notice(f"{counted(one.later, 'move')} came after this date and not shown here: it is taken further on the page of a later date.")
        return
    _move(one)


def _move(one: Challenged) -> None:
    """What this person may do next; where that is nothing, whose turn it is."""
    now, challenge = session.looking(), one.now
    follows = sorted((move for move in NEXT[challenge.move] if challenge.may(move, on=now.as_at)), key=list(Move).index)
    may = [move for move in follows if not stands_against(session.record(), now.scope, now.family, one, move)]
    if not may:
        return
    with st.expander("What is done next"):
        move = st.radio("It is", may, key=f"move-{challenge.id}", format_func=lambda move: move.in_words, horizontal=True)
        outcome = st.radio(
            "The answer", tuple(Outcome), index=None, key=f"outcome-{challenge.id}", format_func=lambda outcome: outcome.label, horizontal=True,
        ) if move is Move.ANSWERED else None
        words = note_kept("Reasons", place=f"move-words-{challenge.id}", long=True)
        learning = note_kept("Learning, in a few words", place=f"move-learning-{challenge.id}")
        on = st.date_input(
            "On", value=now.as_at, min_value=challenge.moved_on, max_value=now.today, format="DD/MM/YYYY", key=f"move-on-{challenge.id}-{now.as_at}")
        if st.button("Keep", key=f"move-keep-{challenge.id}"):
            done(lambda: move_challenge(
                session.record(), now.scope, now.family, challenge, move, said=words, on=on, today=now.today, outcome=outcome,
                learning=learning), f"Kept. The challenge: {move.in_words}.",
                f"move-words-{challenge.id}", f"move-learning-{challenge.id}")


def _raise(open_to_me: tuple[Route, ...], missed: NotBefore) -> None:
    now = session.looking()
    decided = missed.decision.happened.end if missed.decision else None
    route, to, on = _to_whom(open_to_me, decided)
    against_place = f"challenge-against-{decided or 'none'}"
    against = note_kept("What is challenged", place=against_place, begins=f"The decision of {day_in_words(decided)}" if decided else "")
    codes = choices_kept("Grounds", {ground.value: ground.label for ground in Ground}, place="challenge-grounds")
    words = {name: note_kept(label, place=f"challenge-{name}", long=True) for name, label in _FIELDS.items()}
    rows_place = f"challenge-evidence-{now.as_at}"
    chosen = choices_kept(
        "Rows that bear on it, by their numbers in the list of what was not before the forum", missed.offered, place=rows_place)
    quiet("Whoever may not see a row that is named here does not see the challenge. What the chronology says of it carries the strictest label.")
    if st.button("Raise this challenge", type="primary", key="challenge-raise", disabled=to is None) and to is not None:
        done(lambda: raise_challenge(
            session.record(), now.scope, now.family, route, to=to, against=against, decided_on=decided, evidence=chosen,
            grounds=[Ground(code) for code in codes], raised_on=on, today=now.today, **words,
        ), f"Raised. The clock runs: an answer is due by {day_in_words(answer_due(routes()[route].stages[0], on))}.",
            against_place, "challenge-grounds", rows_place, *(f"challenge-{name}" for name in _FIELDS))


def _to_whom(open_to_me: tuple[Route, ...], decided: date | None) -> tuple[Route, Agency | None, date]:
    """The route, the agency and the day, with who must answer by when and who can send it back: said before it is raised."""
    now = session.looking()
    route = st.radio("By which route", open_to_me, key="challenge-route", format_func=lambda route: routes()[route].title, horizontal=True)
    agencies = may_be_challenged(session.record(), now.scope, route)
    who, when = st.columns([2, 1])
    to = who.selectbox(
        "Which agency is challenged, and must answer", agencies, key=f"challenge-to-{route.value}",
        index=agencies.index(Agency.CHILDRENS_SOCIAL_CARE) if Agency.CHILDRENS_SOCIAL_CARE in agencies else None,
        format_func=lambda agency: agency.label)
    on = when.date_input(
        "Raised on", value=now.as_at, min_value=decided, max_value=now.today, format="DD/MM/YYYY", key=f"challenge-on-{now.as_at}")
    day = on if isinstance(on, date) else now.as_at
    if to is not None:
        quiet(f"If it is raised on {day_in_words(day)}: {on_raising(route, to, day)}")
    return route, to, day
