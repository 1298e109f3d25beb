"""Which way a row points: as its author said, else what its category says by itself. Never read from free text (docs/decisions/0013)."""

from dataclasses import dataclass

from dashboard.importers.rows import coded_words
from data_models.record import Nature
from data_models.themes import Coding

UNREAD = "whether it is a concern or protective is not said in words that can be read, so its direction is taken as not recorded"
BOTH_WAYS = "the category says both that it is a concern and that it is not, so its direction is taken as not recorded"


@dataclass(frozen=True, slots=True)
class Direction:
    """``problem`` with ``raw``: what was written for it and could not be used."""

    nature: Nature
    problem: str = ""
    raw: str = ""


def direction_of(coding: Coding, *, written: str = "", significance: str = "") -> Direction:
    """From a column that gives it (``written``), else the significance where that is a word for it and no more, else the category.

    What a column for it says in other words is nobody's concern and nobody's comfort: it waits for a person.
    """
    if said := coded_words.direction(written):
        return Direction(said)
    if written.strip():
        return Direction(Nature.CONTEXT, UNREAD, written)
    if said := coded_words.direction(significance):
        return Direction(said)
    in_category = {part: found for part in coding.unmatched if (found := coded_words.direction(part))}
    if len(set(in_category.values())) > 1:
        return Direction(Nature.CONTEXT, BOTH_WAYS, "; ".join(in_category))
    if in_category:
        return Direction(next(iter(in_category.values())))
    return Direction(Nature.CONCERN if coding.concern else Nature.CONTEXT)
