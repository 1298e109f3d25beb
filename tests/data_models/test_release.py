"""Nobody lets a paper out alone, in whatever order whoever does whatever."""

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from data_models import release
from data_models.access import Power, Role
from data_models.policy import rights_of
from data_models.release import NEXT, ReleaseStep, StepOfRelease, stands_against

WALKS, LONGEST = 10_000, 14
PEOPLE = {
    "worker": Role.SOCIAL_WORKER, "manager": Role.TEAM_MANAGER, "second manager": Role.TEAM_MANAGER, "lawyer": Role.LAWYER, "chair": Role.FORUM_CHAIR,
    "school": Role.CORE_GROUP_MEMBER, "keeper": Role.ADMINISTRATOR,
}
MOMENT = datetime(2026, 11, 24, 12)


def walked(chance: Random) -> list[StepOfRelease]:
    """One copy's steps, as anybody tries anything."""
    steps: list[StepOfRelease] = []
    for _ in range(LONGEST):
        actor = chance.choice(list(PEOPLE))
        step = chance.choice(list(ReleaseStep))
        powers = rights_of(PEOPLE[actor]).family
        if not stands_against(steps, step, actor, powers, chance.choice(("", "why"))):
            steps.append(StepOfRelease(number=len(steps) + 1, step=step, note="", recorded_at=MOMENT, recorded_by=actor))
    return steps


def let_out_alone(steps: list[StepOfRelease]) -> bool:
    """Handed over without two people: one who asked and may, another who released and may."""
    handed = next((place for place, one in enumerate(steps) if one.step is ReleaseStep.HANDED_OVER), None)
    if handed is None:
        return False
    asked = [one.recorded_by for one in steps[:handed] if one.step is ReleaseStep.ASKED]
    released = [one.recorded_by for one in steps[:handed] if one.step is ReleaseStep.RELEASED]
    may = {who for who in released if Power.RELEASE in rights_of(PEOPLE[who]).family}
    return not asked or not may - set(asked)


def test_no_walk_ends_in_a_copy_that_one_person_let_out() -> None:
    chance = Random(1)  # noqa: S311 - walks that can be made again
    walks = [walked(chance) for _ in range(WALKS)]
    assert not any(map(let_out_alone, walks))
    assert sum(any(one.step is ReleaseStep.HANDED_OVER for one in steps) for steps in walks) > 100
    for steps in walks:
        ended = [place for place, one in enumerate(steps) if one.step in (ReleaseStep.RECALLED, ReleaseStep.NOT_RELEASED, ReleaseStep.TAKEN_BACK)]
        assert not any(one.step is ReleaseStep.HANDED_OVER for place in ended for one in steps[place:])


def test_those_walks_catch_a_copy_that_its_asker_releases(monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = {step: step.power for step in ReleaseStep} | {ReleaseStep.RELEASED: Power.WRITE_SUBMISSION}
    monkeypatch.setattr(ReleaseStep, "power", property(lambda step: ordinary[step]))
    before = release.stands_against
    monkeypatch.setitem(globals(), "stands_against", lambda steps, step, actor, powers, note: before(
        steps, step, "nobody" if step is ReleaseStep.RELEASED else actor, powers, note))
    chance = Random(1)  # noqa: S311
    assert any(let_out_alone(walked(chance)) for _ in range(WALKS))


def test_every_step_is_reached_and_what_ends_stays_ended() -> None:
    reached = {step for after in NEXT.values() for step in after}
    assert reached == set(ReleaseStep)
    assert ReleaseStep.RELEASED not in NEXT[ReleaseStep.RECALLED] | NEXT[ReleaseStep.NOT_RELEASED] | NEXT[ReleaseStep.TAKEN_BACK]


def test_each_refusal_says_why_and_whether_another_person_might() -> None:
    asked = [StepOfRelease(number=1, step=ReleaseStep.ASKED, note="", recorded_at=MOMENT, recorded_by="manager")]
    may = rights_of(Role.TEAM_MANAGER).family

    def against(step: ReleaseStep, actor: str, powers: frozenset[Power], note: str = "") -> tuple[str, bool]:
        found = stands_against(asked, step, actor, powers, note)
        return (found.sentence, found.of_the_person) if found else ("", False)

    for (said, of_the_person), words, another in (
        (against(ReleaseStep.RELEASED, "manager", may, "why"), "second person", True),
        (against(ReleaseStep.RELEASED, "second manager", may), "Say why", False),
        (against(ReleaseStep.RELEASED, "second manager", may, "Confirmed by telephone"), "", False),
        (against(ReleaseStep.RELEASED, "worker", rights_of(Role.SOCIAL_WORKER).family, "why"), "may not do this", True),
        (against(ReleaseStep.TAKEN_BACK, "second manager", may, "why"), "Only whoever asked", True),
        (against(ReleaseStep.HANDED_OVER, "manager", may), "cannot be", False),
    ):
        assert (words in said, of_the_person) == (True, another) and bool(words) == bool(said)


@pytest.mark.parametrize("step", [ReleaseStep.ASKED, ReleaseStep.HANDED_OVER])
def test_a_file_leaves_only_with_the_right_to_take_files_out(step: ReleaseStep) -> None:
    asked = StepOfRelease(number=1, step=ReleaseStep.ASKED, note="", recorded_at=MOMENT, recorded_by="worker")
    steps = [] if step is ReleaseStep.ASKED else [asked, replace(asked, number=2, step=ReleaseStep.RELEASED, recorded_by="manager")]
    assert stands_against(steps, step, "worker", frozenset(Power)) is None
    for lacking in (step.power, Power.EXPORT):
        assert stands_against(steps, step, "worker", frozenset(Power) - {lacking})
