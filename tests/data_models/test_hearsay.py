"""What a row recorded as first-hand tells: seen by its recorder, or said to them, and by whom."""

import time

import pytest

from data_models import account
from data_models.hearsay import SOMEBODY, only_tells, seen_first_hand, tellers, told_by, who_saw, wholly_told
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


@pytest.mark.parametrize(("words", "whole"), [
    ("Child X1 said she fell. Officer saw fresh bruising on both arms and a broken door.", False),
    ("Child X1 said she fell and officers saw bruising", False), ("Child X1 said she fell but a bruise was seen", False),
    ("Child X1 complained of hunger and ate three plates at breakfast club", False), ("Child X1 complained of hunger", True),
    ("Child X1 complained of being hit and kicked", True), ("Child X1 told his tutor. He said he was cold; asks for a coat", True),
    ("Child X1 told Dr. Smith that he fell", True), ("Child X1 said: “He hit me. I cried.”", True),
    ("Child X1 told his tutor. Tired, and asleep by ten.", False),
])
def test_what_is_told_and_then_seen_is_part_seen_and_part_said(words: str, whole: bool) -> None:
    row = entry(text=words, people=("Child X1",))
    assert told_by(row) == "Child X1" and wholly_told(row) is whole is only_tells(row)


@pytest.mark.parametrize("words", [
    "Mother X rang. She says he hit her. He also threw a cup.", "Mother X says he hit her. Then he slept. Said it was loud.",
    "Mother X rang and said he hit her. He threw a cup.", "Call from Mother X. She says he hit her. He went out.",
    "Mother X phoned: says he hit her; he threw a cup.", "Mother X wrote to say that he hit her. Then he slept.",
])
def test_an_account_goes_on_while_each_clause_carries_it_on(words: str) -> None:
    row = entry(text=words, people=("Mother X",))
    assert told_by(row) in ("Mother X", SOMEBODY) and wholly_told(row) and not seen_first_hand(row)


GOES_ON = (
    "He also threw a cup.", "Then they argued.", "She was on the stairs.", "He was drunk.", "They were shouting.", "It was loud.",
    "It went on for an hour.", "This happened twice.", "Then she ran to the neighbours.", "He then left the house.", "He has done it before.",
    "He’s hit her before.", "He doesn’t let her go out.", "She saw him hit the dog.", "He cut her arm.", "He gave her a black eye.",
    "Child X1 was on the stairs.", "Child X1 and Child X2 ran out.", "Father X then smashed the television.", "Mother X threw it back.",
    "Mum hit me.", "His brother held the door.", "She also says he takes her money.", "Says it is not safe.", "Denies drinking.",
    "Child X1 says so as well.", "A neighbour heard it.", "After that he slept.", "but he came back", "He looked after the baby.",
    "She is scared of him.", "She called the police.", "“Then he left.”",
)
"""What only carries on an account."""
ENDS_IT = (
    "PC 4411 noted swelling.", "PC Jones saw a bruise.", "Dr Khan found a fracture.", "GP found a bruise.", "Health visitor Smith noted thin arms.",
    "Nursery staff saw a mark.", "School staff saw it.", "Attending officers saw a cut.", "Consultant found two fractures.",
    "X-ray shows a fracture.", "House was filthy, no food in cupboards.", "The door was broken.", "A cup was thrown.", "Referral made.",
    "Nobody came.", "He looked drunk.", "She was tearful.", "She had a bruise to her cheek.", "Her arm was swollen.",
    "They attended and spoke to her.",
    "They saw a broken door.", "It was noted that the door was off.", "He was arrested.", "Child X1 was seen asleep.", "Child X1 bruised on the arm.",
    "Child X1 was dirty and hungry.", "Child X1 in a wet nappy.", "Mother X unkempt.", "Mother X clearly intoxicated.", "Children dirty.",
    "The children were upstairs.", "There was no food.", "We found a knife.", "I saw marks.", "Staff told her to ring the police.",
    "Swelling noted.", "2 bruises on the leg.", "no food in the cupboards.", "Jones then found a knife.", "Paediatrician confirmed a burn.",
    "He threw a cup, PC Jones saw a bruise.", "He threw a cup and a bruise was seen.", "He threw a cup (officers saw the pieces).",
    "He threw a cup – Dr Khan found a burn.", "He threw a cup and the skeletal survey showed two fractures.",
    "He was abusive to the worker.", "She showed the nurse her arm.", "Father X arrested.", "Child X1 came to school without shoes.",
)
"""What may be its recorder's own sight."""


@pytest.mark.parametrize("telling", ["Mother X says he hit her. ", "Mother X rang. She says he hit her; ", "Mother X says he hit her.\n"])
def test_a_clause_goes_on_with_an_account_or_may_be_what_was_seen(telling: str) -> None:
    """Both ways: a sighting taken for a telling leaves an agency's own evidence out, a telling taken for a sighting makes one voice of many."""
    people = ("Mother X", "Father X", "Child X1", "Child X2")
    told = {clause: wholly_told(entry(text=telling + clause, people=people)) for clause in (*GOES_ON, *ENDS_IT)}
    assert [clause for clause in GOES_ON if not told[clause]] == [] == [clause for clause in ENDS_IT if told[clause]]


def test_the_table_finds_the_fault_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was: whatever did not open with a known sighting was the teller's."""
    monkeypatch.setattr(account, "goes_on", lambda *_: True)
    with pytest.raises(AssertionError, match="PC 4411"):
        test_a_clause_goes_on_with_an_account_or_may_be_what_was_seen("Mother X says he hit her. ")
    monkeypatch.setattr(account, "goes_on", lambda *_: False)
    with pytest.raises(AssertionError, match="He also thr"):
        test_a_clause_goes_on_with_an_account_or_may_be_what_was_seen("Mother X says he hit her. ")


def test_what_was_seen_after_a_quotation_or_without_a_space_is_a_clause_of_its_own() -> None:
    for words in ("Child X1 said: “He hit me.” PC Jones saw a bruise.", "Child X1 said he hit her.PC Jones saw a bruise.",
                  "Child X1 said he hit her and PC 4411 noted swelling"):
        assert not only_tells(entry(text=words, people=("Child X1",))), words
    assert only_tells(entry(text="Child X1 said: “He hit me.” to his tutor", people=("Child X1",)))


@pytest.mark.parametrize("who", [
    "Éloise", "E\u0301loise", "Ömer", "Łucja", "محمد", "आशा", "Anne-Marie", "Child X-1", "Shaun al-Amin", "Siân ap Rhys", "Mother X",
    "mother of X (1)",
])
@pytest.mark.parametrize("says", ["says", "has said", "also says", "has since also told staff"])
def test_a_teller_is_found_by_any_name(who: str, says: str) -> None:
    row = entry(text=f"{who} {says} he hit her. He also threw a cup.", people=(who,))
    assert told_by(row) == who and tellers(row) == (who,)
    assert only_tells(entry(text=f"{who} rang. {who} {says} he hit her.", people=(who,)))


@pytest.mark.parametrize("who", ["Éloise", "Ömer", "Łucja", "محمد", "Anne-Marie", "Shaun al-Amin"])
def test_a_name_that_is_nobodys_label_opens_a_telling_as_well(who: str) -> None:
    assert only_tells(entry(text=f"{who} has said he hit her", people=("Mother X",)))


def test_spaces_and_capitals_are_no_part_of_a_name() -> None:
    for words in ("Mother  X says he hit her", "Mother\u00a0X  has said so", "mother x says he hit her"):
        assert tellers(entry(text=words, people=("Mother X",))) == ("Mother X",), words


def test_staff_who_have_told_somebody_tell_of_nothing_said() -> None:
    assert told_by(entry(text="Staff have told Child X1 that lunch is free", people=("Child X1",))) == ""


@pytest.mark.parametrize(("reported_by", "who"), [
    ("Mother X; Father X", {"mother x", "father x"}), ("Father X ; mother x", {"mother x", "father x"}),
    ("Mother X and Father X", {"mother x", "father x"}), ("MOTHER X AND MOTHER X", {"mother x"}), ("a neighbour", {"neighbour"}),
    ("A neighbour", {"neighbour"}), ("Neighbour", {"neighbour"}), ("the neighbour and Mother  X", {"neighbour", "mother x"}),
    ("Drug and alcohol service", {"drug and alcohol service"}), ("", set()), (" ; ", set()),
])
def test_each_teller_stands_once_and_alike(reported_by: str, who: set[str]) -> None:
    row = entry(text="It was loud", people=("Mother X",), reported_by=reported_by, status=EvidenceStatus.REPORTED)
    assert {teller.casefold() for teller in tellers(row)} == who and len(tellers(row)) == len(who)
    assert "Mother X" in tellers(row) or "mother x" not in who, "as the row's people have it"


def test_several_who_say_it_together_are_each_found() -> None:
    people = tuple(f"Child X{number}" for number in range(1, 31))
    row = entry(text="Child X3, Child X2 and Child X1 say he hit her", people=people)
    assert told_by(row) == "Child X3 and Child X2 and Child X1" and set(tellers(row)) == {"Child X1", "Child X2", "Child X3"}


def test_many_people_take_time_by_their_number_and_no_more() -> None:
    def taken(number: int) -> float:
        rows = [entry(text=f"Child X{of}-{one} says so", people=tuple(f"Child X{of}-{who}" for who in range(number)))
                for of, one in enumerate(range(4), start=number)]
        began = time.process_time()
        for row in rows:
            assert told_by(row)
        return time.process_time() - began

    assert min(taken(400 + more) for more in range(3)) < 3 * min(taken(200 + more) for more in range(3)) + 0.02


@pytest.mark.parametrize("seen", [
    "I saw a broken cup.", "Observed broken cups.", "Seen by the health visitor with a bruise.", "Officers attended and the door was off.",
    "A bruise was seen on her arm.", "Bruising to the left arm.", "On examination, two marks.", "Child X1 appeared frightened.",
    "The kitchen smelt of drink.", "Fresh bruise to the cheek.", "No injuries.", "The worker then found a broken cup.",
])
def test_an_account_ends_where_a_sentence_opens_with_what_was_seen(seen: str) -> None:
    row = entry(text=f"Mother X rang. She says he hit her. He also threw a cup. {seen} He was out.", people=("Mother X",))
    assert told_by(row) and not wholly_told(row)


def test_that_somebody_rang_is_no_account_by_itself() -> None:
    for words in ("Mother X called police. Officers found a broken door. She said he did it.", "Mother X called for help and staff came",
                  "Mother X rang. Shouting heard on the line. She said he was there."):
        assert not only_tells(entry(text=words, people=("Mother X",))), words


@pytest.mark.parametrize("words", [
    "Mother X told Child X1 off and slapped him in front of the tutor", "Mother X tells the two boys off", "Mother X told him off",
    "Mother X reported to the ward; staff saw her intoxicated with Child X1 in the car", "Mother X reported to probation as asked",
    "Police claimed the scene", "Mother X claims Universal Credit", "Mother X claimed housing benefit",
])
def test_a_scolding_a_visit_and_a_benefit_are_no_telling(words: str) -> None:
    row = entry(text=words, people=("Mother X", "Child X1"))
    assert told_by(row) == "" and seen_first_hand(row) and not wholly_told(row)


@pytest.mark.parametrize("words", [
    "Mother X reported to police that he hit her", "Mother X told the worker he set off home", "Mother X claims benefits were stopped",
    "Mother X said he told her off", "Mother X reported to the station that he hit her", "Mother X claims he hit her",
])
def test_words_like_those_are_still_a_telling(words: str) -> None:
    assert wholly_told(entry(text=words, people=("Mother X",)))


@pytest.mark.parametrize("part", ["Staff said no. ", "neighbours ", "Child X1 said so and staff said no. ", "“a ", " , ",
                                  "told of a and ", "He threw a cup. ",
                                  "Mother X rang ", "rang. She says so. ", "a bruise on the ", "on the ", "Mother X and ", "Mother X, ",
                                  "he threw, staff and ", "and then he also ",
                                  "PC Jones and the ", "Anne-Marie al-", "she was "])
@pytest.mark.parametrize("opening", ["", "Mother X rang. She says he hit her. "])
def test_a_cell_of_a_whole_report_takes_time_by_its_length_and_no_more(part: str, opening: str) -> None:
    def taken(length: int) -> float:
        row = entry(text=f"{opening}{(part * length)[:length]}. Child X1 told a teacher.", people=("Child X1", "Mother X"))
        assert told_by(row)
        times = []
        for _ in range(3):
            began = time.process_time()
            told_by(row), only_tells(row)
            times.append(time.process_time() - began)
        return min(times)

    assert taken(40_000) < 3 * taken(20_000) + 0.01, "twice the text, at most three times the time"


def test_whoever_was_sent_for_after_it_was_over_knows_it_from_whoever_called() -> None:
    """An officer called to an office saw no threat made there; one who found something on arrival did see that."""
    words = "Sent to the office after a call from staff. Mother X had threatened a worker and thrown things."
    for markers in ((), (Marker.THREAT_TO_WORKER,)):
        row = entry(text=words, people=("Mother X",), markers=markers)
        assert told_by(row) == SOMEBODY and wholly_told(row)
    there = entry(text="Mother X threatened a worker and threw things.", markers=(Marker.THREAT_TO_WORKER,))
    found = entry(text="Called to the house after a call from neighbours. Officers found Mother X, who had cut her hand.")
    assert not told_by(there) and not wholly_told(found)
