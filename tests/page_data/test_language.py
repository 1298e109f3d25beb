"""Words that judge are asked about, in all their forms; plain accounts and people's own words are not."""

import pytest

from dashboard.page_data.language import asked_of, question

ASKED = (
    ("The family showed disguised compliance.", "disguised compliance"),
    ("Compliance was often disguised in 2019.", "disguised compliance"),
    ("She complied superficially; superficial engagement followed.", "disguised compliance"),
    ("Mother B failed to engage with the plan.", "failed to engage"),
    ("A failure to fully engage was noted.", "failed to engage"),
    ("Father did not meaningfully engage.", "failed to engage"),
    ("Father didn’t engage, and he won't engage now.", "failed to engage"),
    ("Parents are disengaging from services.", "failed to engage"),
    ("There was non-engagement and a lack of engagement.", "failed to engage"),
    ("She lacks insight into this.", "lack of insight"),
    ("He has little or no real insight.", "lack of insight"),
    ("She does not show any insight.", "lack of insight"),
    ("This is a hard-to-reach family.", "hard to reach"),
    ("The parents are difficult to engage.", "hard to reach"),
    ("They were non compliant; noncompliance again in May.", "non-compliant"),
    ("Mother refused to cooperate.", "non-compliant"),
    ("A chaotic household.", "chaotic"),
    ("The home is in CHAOS.", "chaotic"),
    ("He was hostile to the visitor.", "hostile"),
    ("Mother minimised the incident and is in denial.", "in denial"),
    ("She has failed to adequately protect the children.", "failed to protect"),
    ("Child B1 is attention-seeking.", "attention seeking"),
)
NOT_ASKED = (
    "Mother B was asked on 3 and 10 May 2020 to meet the health visitor; she came on 10 May. Child B2 was weighed.",
    "The couple became engaged in June.",
    "Child B1 was engaged in play throughout the visit.",
    "Compliance with the order was checked on 4 May: the curfew was kept on 12 of 14 nights.",
    "The engagement letter was sent on 3 May.",
    "The insight of the older sibling helped the review.",
    "It was hard to read the note.",
    "The casino engagement was a job; piano insight is not a phrase.",
    "He reached the school at nine.",
    "The minimum income was not reached.",
    "The infection was with resistant bacteria.",
    "",
)
THEIRS = (
    "Child B1 said “my mum is chaotic and it scares me”.",
    'Mum told the worker: "I failed to engage because nobody rang me".',
    "“You all say I lack insight,” said Mother B.",
    "“It was chaos”, the father said later that day.",
    "She has also said that ‘they call me hard to reach’.",
    "Stepfather B explained, in his words, “I was hostile, I know that”.",
)
NOT_THEIRS = (
    "The school said “mum is chaotic”.",
    "Mother’s social worker said “she lacks insight”.",
    "Child B1 said “I want to stay”. The home is chaotic.",
    "The “non-compliant” mother came on 3 May.",
)


@pytest.mark.parametrize(("text", "name"), ASKED)
def test_the_word_is_asked_about_in_every_form(text: str, name: str) -> None:
    asked = asked_of(text)
    assert name in {one.name for one in asked}
    assert all(one.written in text and one.instead for one in asked)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_a_plain_account_is_left_alone(text: str) -> None:
    assert asked_of(text) == ()


@pytest.mark.parametrize("text", THEIRS)
def test_what_a_child_or_a_parent_says_in_their_own_words_is_theirs(text: str) -> None:
    assert asked_of(text, ("Child B1", "Mother B", "Stepfather B")) == ()


@pytest.mark.parametrize("text", NOT_THEIRS)
def test_a_professionals_quotation_and_what_stands_outside_one_are_asked_about(text: str) -> None:
    assert asked_of(text, ("Child B1", "Mother B", "Stepfather B"))


def test_a_wording_is_asked_about_once_and_in_the_order_of_the_text() -> None:
    asked = asked_of("Chaotic mornings, no insight, chaotic evenings, then Chaotic nights.")
    assert [one.written for one in asked] == ["Chaotic", "no insight", "chaotic"]


def test_the_question_asks_for_dates_acts_and_the_child() -> None:
    assert all(word in question() for word in ("dates", "done", "child"))
