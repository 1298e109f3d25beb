"""What a row recorded as first-hand tells: seen by its recorder, or said to them, and by whom."""

import pytest

from data_models.hearsay import SOMEBODY, only_tells, seen_first_hand, told_by, who_saw, wholly_told
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry


@pytest.mark.parametrize(("words", "who"), [
    ("Child X1 told his tutor that he sat on the stairs", "Child X1"), ("Child X1 tired; said the grown-ups were loud", "Child X1"),
    ("Same visit: Child X1 said to be asleep", SOMEBODY), ("Neighbours heard shouting. Children upstairs.", "neighbours"),
    ("A caller saw Child X1 alone; Child X1 said it was a game", "a caller and Child X1"), ("Both adults said so", SOMEBODY),
    ("Bruise to the arm", ""),
    ("Staff told Child X1 that lunch is free", ""), ("Child X1 was told of the move", ""), ("Child X1 did not say how", ""),
    ("Spoken with alone: raised nothing", ""), ("Seen asleep in class", ""),
])
def test_who_said_what_a_first_hand_row_tells(words: str, who: str) -> None:
    row = entry(text=words, people=("Child X1",))
    assert told_by(row) == who and seen_first_hand(row) is not bool(who)
    assert who_saw(row) == (f"recorded as first-hand; tells what {who} said" if who else "first-hand")


def test_several_people_are_told_apart_by_who_stands_before_the_word() -> None:
    people = ("Child X1", "Stepfather X", "Mother X")
    assert told_by(entry(text="Stepfather X said it", people=people)) == "Stepfather X"
    assert told_by(entry(text="Mother X and Stepfather X say the wait hurts", people=people)) == "Mother X and Stepfather X"
    assert told_by(entry(text="On the doorstep both said no", people=people)) == SOMEBODY


def test_a_childs_voice_needs_words_of_saying_and_a_childs_question_is_one() -> None:
    def voice(words: str) -> str:
        return told_by(entry(text=words, people=("Child X1",), markers=[Marker.CHILD_VOICE]))

    assert voice("Asks if he will be sent away") == "Child X1" == voice("Child X1 asks who reads his file")
    assert voice("Cried at the gate") == ""
    assert voice("Pupil voice session: no worry raised") == ""
    assert told_by(entry(text="Asks for something to sleep", people=("Mother X",))) == ""


def test_a_report_coded_so_is_told_and_a_threat_heard_is_not() -> None:
    assert told_by(entry(text="Harm at home", markers=[Marker.ALLEGATION])) == SOMEBODY
    assert told_by(entry(text="Mother X said she would kill the worker", people=("Mother X",), markers=[Marker.THREAT_TO_WORKER])) == ""
    assert told_by(entry(text="Child X1 said so", people=("Child X1",), status=EvidenceStatus.REPORTED)) == "", "that is recorded as reported"


def test_what_is_wholly_told_begins_with_the_telling_or_names_its_teller_as_its_source() -> None:
    for words, whole in (("Child X1 told his tutor", True), ("Asked three staff", False), ("Told a teacher", True),
                         ("Child X1 tired; said they were loud", False), ("Neighbours heard shouting", True)):
        row = entry("2020-03-04", Theme.NEGLECT, text=words, people=("Child X1",), nature=Nature.CONCERN)
        assert wholly_told(row) is whole, words
    assert only_tells(entry(text="Asked three staff if a car would come"))
    assert wholly_told(entry(text="On the telephone: she is wicked", people=("Mother X",), reported_by="Mother X"))
    assert told_by(entry(text="Both agree", people=("Mother X", "Stepfather X"), reported_by="Mother X; Stepfather X")) == "Mother X and Stepfather X"
