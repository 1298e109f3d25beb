"""Markers, who was seen, and whether a visit was announced."""

import pytest

from dashboard.tagging import suggest
from data_models.suggestion import Stance, SuggestionKind


def codes(text: str, kind: SuggestionKind) -> list[str]:
    return [one.code for one in suggest([text])[0] if one.kind is kind]


@pytest.mark.parametrize(("text", "marker"), [
    ("Mo DNA'd her appointment.", "missed_appointment"),
    ("Child WNB to clinic.", "missed_appointment"),
    ("Knocked the door no answer.", "no_access"),
    ("HV visited, no access visit.", "no_access"),
    ("No reply at the door.", "no_access"),
    ("Fa threatened to kill the worker.", "threat_to_worker"),
    ("Mo refused to let SW see the bedrooms.", "refusal"),
    ("Police: NFA.", "no_further_action"),
    ("Released from HMP on 3 May.", "release"),
    ("MP is on remand.", "custody"),
    ("Referral received from school.", "referral"),
    ("B1 alleged that he was hit.", "allegation"),
    ("Fa denied it.", "denial"),
    ("Mo admitted she had been drinking.", "self_report"),
    ("B1 said he is scared of dad.", "child_voice"),
])
def test_markers(text: str, marker: str) -> None:
    assert marker in codes(text, SuggestionKind.MARKER)


@pytest.mark.parametrize(("text", "sight"), [
    ("SW visited; B1 seen alone in his bedroom.", "seen_alone"),
    ("Home visit, children seen and well.", "seen"),
    ("Home visit, children not seen.", "not_seen"),
])
def test_who_was_seen(text: str, sight: str) -> None:
    assert codes(text, SuggestionKind.SIGHT) == [sight]


@pytest.mark.parametrize(("text", "notice"), [
    ("Unannounced visit by SW.", "unannounced"), ("Announced home visit by SW.", "announced"), ("SW visited the school.", None),
])
def test_whether_a_visit_was_announced(text: str, notice: str | None) -> None:
    assert codes(text, SuggestionKind.ANNOUNCED) == ([notice] if notice else [])


@pytest.mark.parametrize(("text", "marker"), [
    ("Father works as a prison officer.", "custody"),
    ("CAMHS declined the referral.", "referral"),
    ("B1 refused to go to school.", "refusal"),
    ("Baby refused her bottle.", "refusal"),
    ("Mo shouted at the worker.", "threat_to_worker"),
    ("He is in denial about his diagnosis.", "denial"),
    ("Released on bail.", "release"),
    ("Case closed, needs met.", "no_further_action"),
])
def test_what_only_looks_like_a_marker(text: str, marker: str) -> None:
    assert marker not in codes(text, SuggestionKind.MARKER)


def test_a_marker_is_never_denied_absent_or_alleged() -> None:
    texts = [
        "Mo denies she missed the appointment.", "MGM says he was released from prison.", "No referral was received.", "Fa was in prison in 2011.",
    ]
    stances = {one.stance for found in suggest(texts) for one in found if one.kind is not SuggestionKind.THEME}
    assert stances <= {Stance.STATED, Stance.PAST}
