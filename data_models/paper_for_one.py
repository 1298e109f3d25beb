"""A paper for one named person: plain words in tables, and nothing by which a row of the record could be found or counted."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

NOT_RELEASED = "Not released: for checking by staff only"
MARKING = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForOne:
    """A part of the paper: a heading, what is to be read with it, and a table; ``points`` in place of one."""

    heading: str
    lead: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForOne:
    """All that the paper says. ``person``: the label of whom it is for. ``as_at``: the day whose knowledge it uses, in words.

    ``marking``: the handling line of every page.
    """

    person: str
    as_at: str
    parts: tuple[PartForOne, ...]
    marking: str = MARKING

    def as_json(self) -> str:
        """The same paper is the same text, byte for byte: what a released copy is made from again."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        return sha256(self.as_json().encode()).hexdigest()


def paper_from(text: str) -> PaperForOne:
    """The paper that ``as_json`` wrote."""
    read = json.loads(text)
    parts = tuple(
        PartForOne(
            heading=part["heading"], lead=part["lead"], headings=tuple(part["headings"]), rows=tuple(tuple(row) for row in part["rows"]),
            points=tuple(part["points"]),
        )
        for part in read["parts"]
    )
    return PaperForOne(person=read["person"], as_at=read["as_at"], parts=parts, marking=read["marking"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """What stands on every page beside its number. ``copy``: the random number of this very copy."""

    marking: str
    audience: str
    copy: str
    status: str = ""


def marks(paper: PaperForOne, copy: str, *, released: bool) -> PageMarks:
    return PageMarks(marking=paper.marking, audience=f"Prepared for {paper.person}", copy=copy, status="" if released else NOT_RELEASED)
