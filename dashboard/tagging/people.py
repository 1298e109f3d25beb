"""How a text names the people of a family: by a word for their role, by a label, or by a name in passing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.tagging.kin import Phrase, kin
from dashboard.tagging.names import names
from dashboard.tagging.spelling import LONGEST
from data_models.people import FamilyRole

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_LABEL = re.compile(
    r" (?P<label>[A-HJ-Z]|(?!S\d\d)[A-Z]{1,2}\d{1,3}|(?P<number>\d{1,6}))(?![\w&]|[-/.:+]\w|'(?!s\b))"
    r"(?! ?(?:%|(?:years?|yrs?|y/?o|months?|mths?|mo|weeks?|wks?|days?|of|level|shirt)\b))"
)
"""A letter, letters and figures, or figures that are no age: "Child B1", "Mother A", "Child 1234"."""

_Place = tuple[int, int, FamilyRole | None, Literal["role", "named", "label"]]


@dataclass(frozen=True, slots=True)
class Mention:
    """One way in which a text names one person: ``text[start:end] == words``.

    ``role``: the place in the family that the words mean; None where they do not say. ``kind``: "role" for a word such as "Mo" or "mother's
    partner", "label" for "Child B1", "named" for a person named only in passing ("man called Dax", "Uncle Lee", "Mr Hill").
    """

    words: str
    start: int
    end: int
    role: FamilyRole | None
    kind: Literal["role", "named", "label"]


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Every mention of somebody of the family or near to it, in order, none over another. A text is read to ``spelling.LONGEST`` characters.

    Professionals ("PC Smith"), plurals and people in general ("children", "another mother", "child protection") are not mentioned.
    """
    read = text[:LONGEST].translate(_STRAIGHT)
    professionals = names().professionals(read)
    reached, mentions = 0, []
    for start, end, role, kind in sorted(_places(read), key=lambda place: (place[0], -place[1])):
        if start >= reached and not any(first <= start < last for first, last in professionals):
            reached = end
            mentions.append(Mention(text[start:end], start, end, role, kind))
    return tuple(mentions)


def _places(text: str) -> Iterator[_Place]:
    for phrase in kin().phrases(text):
        if place := _place_of(phrase, text):
            yield place
    for start, end in names().titled(text):
        yield start, end, None, "named"


def _place_of(phrase: Phrase, text: str) -> _Place | None:
    """The phrase with the label or the name that follows it. Before figures it needs a capital: "baby 3" is an age."""
    label = _LABEL.match(text, phrase.end)
    if label and (not label["number"] or text[phrase.word].isupper()):
        return phrase.word, label.end("label"), phrase.role, "label"
    if end := names().end_of_name(phrase, text):
        return phrase.start, end, phrase.role, "named"
    return (phrase.start, phrase.end, phrase.role, "role") if phrase.mention else None
