"""What staff say for a paper for one person, and the register of copies: each a new row with its audit event, nothing written over."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from secrets import choice
from uuid import uuid4

from dashboard.errors import AccessRefused, ChangedMeanwhile, DashboardError
from dashboard.page_data.papers_for_one import KIND, ForOne, as_file, checked, for_one, refusal
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.paper_for_one import MARKING, marks, paper_from
from data_models.protected import ValueKind
from data_models.record import Family
from data_models.release import Release, ReleaseStep, StandsAgainst, StepOfRelease, stands_against
from data_models.tables import CARES_FOR, MAY_BE_TOLD, PROTECTED_VALUE, RELEASE, RELEASE_STEP
from data_models.told import MayBeTold

_COPY_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels and no digits: a copy number is no word, and no telephone number or postcode to the scan."""

_DRAWN_OTHERWISE = (
    "The copy was registered by an earlier version of this dashboard, or was altered since: its file does not come out as it was released, so it is "
    "not handed over. Call it back, or take it back if nobody released it yet, and ask for another, which a second person releases.")


def copy_number() -> str:
    """Random, of some 34 bits, so that a copy cannot be told from its number and none is guessed."""
    letters = [choice(_COPY_LETTERS) for _ in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def say_may_be_told(
    database: Database, scope: Scope, family: Family, made: ForOne, fact_ids: Iterable[str], answer: MayBeTold, *, reason: str,
) -> None:
    """Answer for rows whether the person may be told them, one row of the record for each. Raises DashboardError without a reason, for a row
    that no answer opens, KeyError for one that the caller does not see, and ChangedMeanwhile where somebody answered since ``made`` was made.
    """
    if not reason.strip():
        raise DashboardError("Say why: the reason is kept with the answer.")
    found = {one.fact.id: one for one in made.verdicts}
    chosen = [found[fact_id] for fact_id in fact_ids]
    if answer is MayBeTold.YES and any(rule.stands for one in chosen for rule in one.rules):
        raise DashboardError("A row with a handling label, intelligence and numbers of people are never told, whatever anybody answers.")
    with database.change(
        scope.actor, "said whether rows may be told", family_id=family.id, power=_writes(scope, family), of_history=False,
    ) as change:
        for one in chosen:
            change.add_next(MAY_BE_TOLD, {
                "answer_id": _id_of(made.to.person, one.fact.id), "fact_id": one.fact.id, "person": made.to.person, "answer": answer,
                "reason": reason.strip(), **_recorded(scope),
            }, named_by="answer_id", after=made.answers_read.get(one.fact.id, 0))


def say_cares_for(database: Database, scope: Scope, family: Family, made: ForOne, child: str, *, cares: bool, reason: str) -> None:
    """Say that the person of ``made`` is a parent or carer of a child, or is not.

    Raises DashboardError without a reason, ChangedMeanwhile where somebody said otherwise since ``made`` was made.
    """
    if not reason.strip():
        raise DashboardError("Say how it is known.")
    with database.change(
        scope.actor, "said whose parent or carer somebody is", family_id=family.id, power=_writes(scope, family), of_history=False,
    ) as change:
        change.add_next(CARES_FOR, {
            "said_id": _id_of(made.to.person, child), "person": made.to.person, "child": child, "cares": cares, "reason": reason.strip(),
            **_recorded(scope),
        }, named_by="said_id", after=made.children_read.get(child, 0))


def protect(database: Database, scope: Scope, family: Family, kind: ValueKind, value: str, *, reason: str) -> str:
    """Add a value to the register and return its id. Raises DashboardError for an empty one, or a kind that is read from rows only."""
    if not kind.typed or len(value.strip()) < 4:
        raise DashboardError("Write the whole value, of four signs or more.")
    value_id = uuid4().hex
    _keep_value(database, scope, family, {"value_id": value_id, "kind": kind, "value": value.strip(), "reason": reason.strip()}, after=0)
    return value_id


def unprotect(database: Database, scope: Scope, family: Family, value_id: str, *, reason: str) -> None:
    """Take a value out of the register; its row stays. Raises KeyError where there is none of that id, DashboardError without a reason."""
    if not reason.strip():
        raise DashboardError("Say why it need not be protected any more.")
    row = {one["value_id"]: one for one in database.ask(scope, "protected_values", family=family.id)}[value_id]
    _keep_value(database, scope, family, {
        "value_id": value_id, "kind": row["kind"], "value": row["value"], "reason": reason.strip(), "withdrawn": True}, after=row["version"])


def ask_for_release(
    database: Database, scope: Scope, family: Family, as_at: date, person: str, *, recipient: str, handed_by: str,
    marking: str = MARKING,
) -> str:
    """Ask for a copy, register it under a new copy number, and return its id. The file is made and scanned now, and is not handed out.

    Raises DashboardError where the scan finds something or the recipient is not named, AccessRefused where the caller may not ask.
    """
    if not (recipient.strip() and handed_by.strip()):
        raise DashboardError("Say who is to be handed the paper, and how.")
    _refuse(stands_against((), ReleaseStep.ASKED, scope.actor, _powers(scope, family)))
    database.require(scope.actor, Power.EXPORT, family.id)
    made = for_one(database, scope, family, as_at, person, marking=marking)
    copy, release_id = copy_number(), uuid4().hex
    content = _safe_file(database, family, made, copy)
    items = sorted({f"{one.fact.agency.value}|{one.fact.sensitivity}" for one in made.verdicts if one.fact.id in made.rows})
    with database.change(
        scope.actor, "release of a paper asked for", family_id=family.id, target=release_id, power=Power.WRITE_SUBMISSION, of_history=False,
    ) as change:
        change.add(RELEASE, [{
            "release_id": release_id, "family_id": family.id, "person": person, "as_at": as_at, "kind": KIND, "recipient": recipient.strip(),
            "handed_by": handed_by.strip(), "copy": copy, "source_json": made.paper.as_json(), "sha256": sha256(content).hexdigest(),
            "items": items, **_recorded(scope),
        }])
        change.add_next(RELEASE_STEP, {"release_id": release_id, "step": ReleaseStep.ASKED, "note": "", **_recorded(scope)},
                        named_by="release_id", numbered_by="number", after=0)
    return release_id


def take_release_step(database: Database, scope: Scope, family: Family, release_id: str, step: ReleaseStep, *, note: str = "") -> None:
    """Release a copy as a second person, say that it is not released, take it back, call it back, or say that it is back.

    A copy is released only while the record still makes the very paper that was asked for, and the scan passes. Raises DashboardError where
    it does not or the step cannot follow, AccessRefused where the caller may not, ChangedMeanwhile where somebody took a step meanwhile.
    """
    if step is ReleaseStep.HANDED_OVER:
        raise DashboardError("A copy is handed over by making its file.")
    found = release(database, scope, family, release_id)
    _refuse(stands_against(found.steps, step, scope.actor, _powers(scope, family), note))
    if step is ReleaseStep.RELEASED:
        _still_the_same(database, scope, family, found)
    _step(database, scope, family, found, step, note)


def file_to_hand_over(database: Database, scope: Scope, family: Family, release_id: str) -> bytes:
    """The file of a released copy, made again from its source, scanned again, and written down as handed over.

    Raises DashboardError where it was not released, was called back, does not come out as it was released, or no longer passes the scan.
    """
    found = release(database, scope, family, release_id)
    _refuse(stands_against(found.steps, ReleaseStep.HANDED_OVER, scope.actor, _powers(scope, family)))
    database.require(scope.actor, Power.EXPORT, family.id)
    content = _still_the_same(database, scope, family, found)
    _step(database, scope, family, found, ReleaseStep.HANDED_OVER, "")
    return content


def releases(database: Database, scope: Scope, family: Family) -> tuple[Release, ...]:
    """The register of copies, newest first, as its reader may see it."""
    answers = database.ask_each(scope, ("releases", "release_steps"), family=family.id)
    steps: dict[str, list[StepOfRelease]] = {}
    for row in answers["release_steps"]:
        steps.setdefault(row["release_id"], []).append(StepOfRelease(
            number=row["number"], step=ReleaseStep(row["step"]), note=row["note"] or "", recorded_at=row["recorded_at"],
            recorded_by=row["recorded_by"]))
    return tuple(
        Release(id=row["release_id"], person=row["person"], as_at=row["as_at"], kind=row["kind"], recipient=row["recipient"],
                handed_by=row["handed_by"], copy=row["copy"], source_json=row["source_json"], sha256=row["sha256"],
                steps=tuple(steps[row["release_id"]]))
        for row in answers["releases"]
    )


def release(database: Database, scope: Scope, family: Family, release_id: str) -> Release:
    """One copy. Raises DashboardError where there is none of that id for the caller."""
    found = next((one for one in releases(database, scope, family) if one.id == release_id), None)
    if found is None:
        raise DashboardError("There is no such copy, or it is not yours to read.")
    return found


def file_again(found: Release) -> bytes:
    """The very bytes that were released. Raises DashboardError where they do not come out so, as after an upgrade that draws papers otherwise.

    The second person released one file, so a file that only says the same is another copy, which is asked for and released anew.
    """
    paper = paper_from(found.source_json)
    content = as_file(paper, marks(paper, found.copy, released=True))
    if sha256(content).hexdigest() != found.sha256:
        raise DashboardError(_DRAWN_OTHERWISE)
    return content


def _still_the_same(database: Database, scope: Scope, family: Family, found: Release) -> bytes:
    marking = paper_from(found.source_json).marking
    made = for_one(database, scope, family, found.as_at, found.person, marking=marking)
    if made.paper.as_json() != found.source_json:
        raise ChangedMeanwhile("What this person may be told has changed since the copy was asked for. Take it back, and ask for another.")
    content = file_again(found)
    if hits := checked(database, family, made, content):
        raise DashboardError(refusal(hits))
    return content


def _safe_file(database: Database, family: Family, made: ForOne, copy: str) -> bytes:
    content = as_file(made.paper, marks(made.paper, copy, released=True))
    if hits := checked(database, family, made, content):
        raise DashboardError(refusal(hits))
    return content


def _step(database: Database, scope: Scope, family: Family, found: Release, step: ReleaseStep, note: str) -> None:
    with database.change(
        scope.actor, f"copy {step.in_words}", family_id=family.id, target=found.id, power=step.power, of_history=False,
    ) as change:
        change.add_next(RELEASE_STEP, {"release_id": found.id, "step": step, "note": note.strip(), **_recorded(scope)},
                        named_by="release_id", numbered_by="number", after=found.steps[-1].number)


def _keep_value(database: Database, scope: Scope, family: Family, row: Mapping[str, object], *, after: int) -> None:
    with database.change(
        scope.actor, "register of protected values", family_id=family.id, power=_writes(scope, family), of_history=False,
    ) as change:
        change.add_next(PROTECTED_VALUE, {"withdrawn": False, **row, **_recorded(scope)}, named_by="value_id", after=after)


def _writes(scope: Scope, family: Family) -> Power:
    return Power.WRITE_SUBMISSION if scope.may(Power.WRITE_SUBMISSION, family.id) else Power.RELEASE


def _powers(scope: Scope, family: Family) -> frozenset[Power]:
    found = scope.of(family.id)
    return found.powers if found else frozenset()


def _refuse(against: StandsAgainst | None) -> None:
    if against:
        raise (AccessRefused if against.of_the_person else DashboardError)(against.sentence)


def _id_of(*names: str) -> str:
    return sha256("\0".join(names).encode()).hexdigest()[:32]


def _recorded(scope: Scope) -> dict[str, object]:
    return {"recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": scope.actor}
