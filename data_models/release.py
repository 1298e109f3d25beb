"""A copy of a paper for one person: asked for by one member of staff, released by another, handed over, and called back where need be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data_models.access import Power


class ReleaseStep(StrEnum):
    ASKED = "asked"
    RELEASED = "released"
    NOT_RELEASED = "not_released"
    TAKEN_BACK = "taken_back"
    HANDED_OVER = "handed_over"
    RECALLED = "recalled"
    RETURNED = "returned"

    @property
    def in_words(self) -> str:
        return {
            ReleaseStep.ASKED: "asked for", ReleaseStep.RELEASED: "released", ReleaseStep.NOT_RELEASED: "not released",
            ReleaseStep.TAKEN_BACK: "taken back by whoever asked", ReleaseStep.HANDED_OVER: "made to be handed over",
            ReleaseStep.RECALLED: "called back", ReleaseStep.RETURNED: "returned or destroyed",
        }[self]

    @property
    def power(self) -> Power:
        """What its taker must hold over the family: the one table of it, by which the record refuses a step too."""
        return {
            ReleaseStep.ASKED: Power.WRITE_SUBMISSION, ReleaseStep.RELEASED: Power.RELEASE, ReleaseStep.NOT_RELEASED: Power.RELEASE,
            ReleaseStep.TAKEN_BACK: Power.WRITE_SUBMISSION, ReleaseStep.HANDED_OVER: Power.READ_SUBMISSION,
            ReleaseStep.RECALLED: Power.READ_SUBMISSION, ReleaseStep.RETURNED: Power.READ_SUBMISSION,
        }[self]


NEXT: dict[ReleaseStep | None, frozenset[ReleaseStep]] = {
    None: frozenset({ReleaseStep.ASKED}),
    ReleaseStep.ASKED: frozenset({ReleaseStep.RELEASED, ReleaseStep.NOT_RELEASED, ReleaseStep.TAKEN_BACK}),
    ReleaseStep.RELEASED: frozenset({ReleaseStep.HANDED_OVER, ReleaseStep.RECALLED}),
    ReleaseStep.HANDED_OVER: frozenset({ReleaseStep.HANDED_OVER, ReleaseStep.RECALLED}),
    ReleaseStep.RECALLED: frozenset({ReleaseStep.RETURNED}),
    ReleaseStep.NOT_RELEASED: frozenset(),
    ReleaseStep.TAKEN_BACK: frozenset(),
    ReleaseStep.RETURNED: frozenset(),
}
"""Which step may follow which. A copy that was called back, taken back or not released is never handed over: another copy is asked for."""
FILES_OUT = frozenset({ReleaseStep.ASKED, ReleaseStep.HANDED_OVER})
"""Steps in which a file is made to leave: their taker may take files out, beside what the step itself asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOfRelease:
    number: int
    step: ReleaseStep
    note: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A copy in the register. ``copy``: the number on its every page. ``sha256``: of the file, which can be made again from ``source_json``."""

    id: str
    person: str
    as_at: date
    kind: str
    recipient: str
    handed_by: str
    copy: str
    source_json: str
    sha256: str
    steps: tuple[StepOfRelease, ...]

    @property
    def state(self) -> ReleaseStep:
        return self.steps[-1].step

    @property
    def asked_by(self) -> str:
        return self.steps[0].recorded_by

    @property
    def out(self) -> bool:
        """It was made to be handed over, and is not back: the recall list is of these."""
        return any(one.step is ReleaseStep.HANDED_OVER for one in self.steps) and self.state is not ReleaseStep.RETURNED


@dataclass(frozen=True, slots=True)
class StandsAgainst:
    """Why a step may not be taken now. ``of_the_person``: another person might take it."""

    sentence: str
    of_the_person: bool = False


def stands_against(
    steps: Sequence[StepOfRelease], step: ReleaseStep, actor: str, powers: frozenset[Power], note: str = "",
) -> StandsAgainst | None:
    """Why ``actor`` may not take ``step`` now; None where nothing stands against it."""
    last = steps[-1].step if steps else None
    if step not in NEXT[last]:
        before = last.in_words if last else "not asked for"
        return StandsAgainst(f"A copy that is {before} cannot be {step.in_words}.")
    if not {step.power, *({Power.EXPORT} if step in FILES_OUT else ())} <= powers:
        return StandsAgainst("Your account may not do this.", of_the_person=True)
    asked_by = steps[0].recorded_by if steps else ""
    if step in (ReleaseStep.RELEASED, ReleaseStep.NOT_RELEASED) and actor == asked_by:
        return StandsAgainst("A second person does this: nobody releases what they asked for themselves.", of_the_person=True)
    if step is ReleaseStep.TAKEN_BACK and actor != asked_by:
        return StandsAgainst("Only whoever asked for it takes it back; somebody else says that it is not released.", of_the_person=True)
    if step is not ReleaseStep.HANDED_OVER and step is not ReleaseStep.ASKED and not note.strip():
        return StandsAgainst("Say why, or how it was made sure who is to be handed it.")
    return None
