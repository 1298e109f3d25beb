"""The challenge desk: what was not before the forum, the three routes, and each challenge with its clock and its moves."""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.done import done, said
from dashboard.components.note_kept import note_kept
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.since_forum import since_of
from dashboard.page_data.challenge_evidence import evidence_offered
from dashboard.page_data.challenges import (
    Challenged,
    challenges_of,
    move_challenge,
    moves_table,
    raise_challenge,
    routes_open_to,
    routes_table,
    state_in_words,
)
from dashboard.page_data.table_view import evidence_table
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
    found = challenges_of(session.record(), now.scope, now.family)
    waiting = sum(1 for one in found if not one.now.move.ends)
    st.write(
        f"{waiting} {'challenge is' if waiting == 1 else 'challenges are'} not ended." if found
        else "No challenge is recorded here. Returning to the forum needs no new incident: it is an ordinary act."
    )
    for one in found:
        _challenge(one)
    st.header("The three routes")
    plain_table(routes_table(open_to_me))
    if open_to_me:
        _raise(open_to_me)


def _challenge(one: Challenged) -> None:
    now = session.looking()
    challenge = one.now
    st.header(plain(f"{challenge.rules.title}, raised on {day_in_words(challenge.raised_on)}"))
    st.write(plain(state_in_words(challenge, now.today)))
    st.write(plain(
        f"Challenged: {challenge.against}. Grounds: {'; '.join(ground.label.lower() for ground in challenge.grounds)}. {challenge.why} "
        f"Remedy sought: {challenge.remedy} Meanwhile: {challenge.meanwhile}"
    ))
    plain_table(moves_table(one, dict(session.record().names())))
    rows = [fact for row in challenge.evidence if (fact := session.history_to_open(now, row).fact(row))]
    if rows:
        record_table(evidence_table("Rows that the challenge names", rows), key=f"challenge-rows-{challenge.id}")
    may = [move for move in NEXT[challenge.move] if challenge.may(move, on=now.today)]
    if may:
        _move(one, sorted(may, key=list(Move).index))


def _move(one: Challenged, may: list[Move]) -> None:
    now, challenge = session.looking(), one.now
    with st.expander("What is done next"):
        move = st.radio("It is", may, key=f"move-{challenge.id}", format_func=lambda move: move.in_words, horizontal=True)
        outcome = st.radio(
            "The answer", tuple(Outcome), index=None, key=f"outcome-{challenge.id}", format_func=lambda outcome: outcome.label, horizontal=True,
        ) if move is Move.ANSWERED else None
        words = note_kept("Reasons", place=f"move-words-{challenge.id}", long=True)
        learning = note_kept("Learning, in a few words", place=f"move-learning-{challenge.id}")
        on = st.date_input("On", value=now.today, max_value=now.today, format="DD/MM/YYYY", key=f"move-on-{challenge.id}")
        if st.button("Keep", key=f"move-keep-{challenge.id}"):
            done(lambda: move_challenge(
                session.record(), now.scope, now.family, challenge, move, said=words, on=on, outcome=outcome, learning=learning), "Kept.",
                f"move-words-{challenge.id}", f"move-learning-{challenge.id}")


def _raise(open_to_me: tuple[Route, ...]) -> None:
    now = session.looking()
    st.header("Raise a challenge")
    view = since_of(now)
    decided = view.decision.happened.end if view.decision else None
    quiet(view.sentence)
    route = st.radio("By which route", open_to_me, key="challenge-route", format_func=lambda route: routes()[route].title)
    against_place = f"challenge-against-{decided or 'none'}"
    before = f"The decision of {day_in_words(decided)}" if decided else ""
    against = note_kept("What is challenged", place=against_place, begins=before)
    codes = st.multiselect("Grounds", [ground.value for ground in Ground], key="challenge-grounds", format_func=lambda code: Ground(code).label)
    words = {name: note_kept(label, place=f"challenge-{name}", long=True) for name, label in _FIELDS.items()}
    offered = evidence_offered(now.history, view)
    chosen = st.multiselect(
        "Rows that bear on it: those that were not before the forum, are new since, or were changed", list(offered), key="challenge-evidence",
        format_func=lambda row: offered[row])
    on = st.date_input("Raised on", value=now.as_at, max_value=now.today, format="DD/MM/YYYY", key="challenge-on")
    if st.button("Raise this challenge", type="primary", key="challenge-raise"):
        done(lambda: raise_challenge(
            session.record(), now.scope, now.family, route, against=against, decided_on=decided, evidence=chosen,
            grounds=[Ground(code) for code in codes], raised_on=on if isinstance(on, date) else now.as_at, **words,
        ), "Raised. The clock runs on whoever must answer.", against_place, *(f"challenge-{name}" for name in _FIELDS))
