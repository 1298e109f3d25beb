"""What the words of an entry suggest, always with the words that matched. Hollow until a person confirms it; never a coding by itself."""

from dataclasses import dataclass
from enum import StrEnum

from data_models.plan import Announced
from data_models.record import EvidenceStatus, Fact, Nature, Seen
from data_models.themes import Marker, Theme


class SuggestionKind(StrEnum):
    """Which list a suggested code is from."""

    THEME = "theme"
    MARKER = "marker"
    SIGHT = "sight"
    ANNOUNCED = "announced"

    @property
    def codes(self) -> type[StrEnum]:
        """The codes of this kind."""
        return _CODES[self]


_CODES: dict[SuggestionKind, type[StrEnum]] = {
    SuggestionKind.THEME: Theme, SuggestionKind.MARKER: Marker, SuggestionKind.SIGHT: Seen, SuggestionKind.ANNOUNCED: Announced,
}


class Stance(StrEnum):
    """How the words put it. A denial is not an absence: somebody says it did not happen, and the question stays open.

    ``ABSENT``: the writer looked and found none ("no evidence of", "was sober"). ``CLEARED``: a court or an enquiry did not find it so
    ("acquitted", "not substantiated"), which is no proof that it did not happen and no protective act.
    ``ALLEGED``: somebody's account, so far unproved.
    """

    STATED = "stated"
    ALLEGED = "alleged"
    DENIED = "denied"
    ABSENT = "absent"
    CLEARED = "cleared"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One code that the words suggest. ``start`` and ``end`` are character offsets of ``words`` in the text that was read.

    ``said_by``: whose account it is, as written ("mother", "neighbour"), "" for the writer's own. ``about``: whose doing it is said
    to be, as written ("her ex-partner"), "" where not said. ``lexicon``: version of the word list that matched.
    """

    kind: SuggestionKind
    code: str
    words: str
    start: int
    end: int
    stance: Stance = Stance.STATED
    said_by: str = ""
    about: str = ""
    lexicon: str = ""

    @property
    def label(self) -> str:
        """The code in the words of the screen."""
        code = self.kind.codes(self.code)
        return str(getattr(code, "label", code.value.replace("_", " ")))


class CodingDecision(StrEnum):
    """What a person said of a suggestion. ``TAKEN_BACK``: an answer was given and no longer stands, so the suggestion waits again."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Fact):
    """A person's coding of one entry. It adds to what the agency coded and never replaces it.

    It interprets words that were there all along, so it holds for every date on which the entry is known.
    """

    entry_id: str
    coded: SuggestionKind
    code: str
    decision: CodingDecision
    nature: Nature = Nature.CONTEXT
    words: str = ""
    coded_by: str = ""

    @property
    def text(self) -> str:
        return f"{self.decision.value}: {self.code.replace('_', ' ')}" + (f" (“{self.words}”)" if self.words else "")

    @property
    def status(self) -> EvidenceStatus:
        return EvidenceStatus.PROFESSIONAL_OPINION
