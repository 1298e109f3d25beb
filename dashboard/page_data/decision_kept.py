"""Writing, signing and correcting a forum's decision. Signing freezes it and makes it a fact of the record, which every other page reads."""

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.errors import AccessRefused, DashboardError
from dashboard.importers.keyed import keep_within
from dashboard.page_data.decision_facts import facts_of_signed
from dashboard.page_data.decision_records import Records, decision_records
from dashboard.page_data.submissions import submission
from dashboard.store import Change, Database
from data_models.access import Power, Scope, Sensitivity
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.decision import NOTHING, Condition, ConditionState, DecisionRecord, DecisionState, Option, missing_from
from data_models.forum import SIGNED
from data_models.record import Family
from data_models.tables import CONDITION, DECISION_RECORD, DECISION_SEAL, DISSENT, LEGAL_ADVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody writes into a decision that is not signed yet.

    ``conditions``: what it waits for, the kept ones as they are to be and further ones with version 0; one that is not among them stays as it is.
    """

    asked_for: str
    option: Option | None
    reasons: Mapping[str, str]
    parts: Mapping[str, str]
    attended: Sequence[str]
    difference: str
    conditions: Sequence[Condition] = ()


def begin_decision(
    database: Database, scope: Scope, family: Family, *, forum_ref: str, forum_on: date, asked_for: str, submission_id: str = "",
    corrects: DecisionRecord | None = None, why: str = "",
) -> str:
    """Begin the record of a decision and return its id. ``corrects``: the signed record that it is to take the place of, with the reason ``why``.

    Raises AccessRefused where whoever signed that record would correct it themselves, DashboardError where it is being corrected or was, where
    another record stands for that day or any other is being written, and for a day before that on which what the forum was shown was known.
    """
    if submission_id and forum_on < (shown := submission(database, scope, family, submission_id).as_at):
        raise DashboardError(f"The forum was shown what was known on {day_in_words(shown)}: it cannot have decided before that day.")
    if corrects is not None:
        if corrects.state is not DecisionState.SIGNED or not why.strip():
            raise DashboardError("A signed decision is corrected by a further record, with the reason.")
        if corrects.recorded_by == scope.actor:
            raise AccessRefused("A second person corrects a signed decision: not the one who signed it.")
    made = uuid4().hex
    with _writing(database, scope, family, "decision begun", made) as change:
        known = decision_records(database, scope, family)  # read where nobody else writes: of two who begin at once the second is told
        if corrects is not None:
            _refuse_corrected(database, known, corrects)
            corrects = known.of(corrects.id)  # with what has become of its conditions since the page was opened
        _refuse_another(database, known, forum_on, but={corrects.id} if corrects else set())
        _refuse_second_draft(database, known)
        change.add_next(DECISION_RECORD, {
            "decision_id": made, "submission_id": submission_id, "forum_ref": forum_ref, "forum_on": forum_on, "state": DecisionState.DRAFT,
            "asked_for": asked_for, "option": corrects.option if corrects else None,
            "reasons_json": _as_json(corrects.reasons if corrects else {}), "parts_json": _as_json(corrects.parts if corrects else {}),
            "attended": list(corrects.attended) if corrects else [], "difference": corrects.difference if corrects else "",
            "supersedes": corrects.id if corrects else "", "why_superseded": why.strip(), **_by(scope),
        }, named_by="decision_id", after=0)
        for condition in corrects.conditions if corrects else ():
            change.add_next(CONDITION, {
                **_row(condition), "condition_id": uuid4().hex, "decision_id": made, **_by(scope),
            }, named_by="condition_id", after=0)
    return made


def write_decision(
    database: Database, scope: Scope, family: Family, draft: DecisionRecord, written: Written, *, after: int | None = None,
) -> int:
    """Keep what is written so far, what the decision waits for with it; a condition of which nothing is left is no longer part of it.

    ``after``: the version on which what is written rests, where that is not ``draft`` itself: words typed earlier rest on what stood then. Returns
    the new version. Raises ChangedMeanwhile where somebody wrote since, DashboardError where it is signed.
    """
    _refuse_ended(draft)
    _refuse_first_signer(database, scope, family, draft)
    with _writing(database, scope, family, "decision written", draft.id) as change:
        version = change.add_next(DECISION_RECORD, {**_head(draft), "state": DecisionState.DRAFT, "asked_for": written.asked_for.strip(),
            "option": written.option, "reasons_json": _as_json(written.reasons), "parts_json": _as_json(written.parts),
            "attended": [who.strip() for who in written.attended if who.strip()], "difference": written.difference.strip(), **_by(scope),
        }, named_by="decision_id", after=draft.version if after is None else after)
        for condition in _to_keep(draft, written):
            change.add_next(CONDITION, {
                **_row(condition), "condition_id": condition.id or uuid4().hex, "decision_id": draft.id, **_by(scope),
            }, named_by="condition_id", after=condition.version)
    return version


def _to_keep(draft: DecisionRecord, written: Written) -> list[Condition]:
    """The conditions that differ from what is kept of them. A further one of which nothing is written is none."""
    kept = {condition.id: condition.written for condition in draft.conditions}
    return [one for one in written.conditions if one.written != kept.get(one.id, NOTHING.written)]


def withdraw_decision(database: Database, scope: Scope, family: Family, draft: DecisionRecord, *, why: str) -> None:
    """Withdraw a draft: it is kept as it was, with the reason, and is never signed. Raises as ``write_decision`` does."""
    _refuse_ended(draft)
    _refuse_first_signer(database, scope, family, draft)
    if not why.strip():
        raise DashboardError("Say why it is withdrawn: the draft is kept with the reason.")
    with _writing(database, scope, family, "decision withdrawn", draft.id) as change:
        change.add_next(DECISION_RECORD, {
            **_whole(draft), "state": DecisionState.WITHDRAWN, "why_withdrawn": why.strip(), **_by(scope),
        }, named_by="decision_id", after=draft.version)


def differs(draft: DecisionRecord, written: Written) -> bool:
    """Whether what is written differs from what is kept: what is not kept is not signed."""
    kept = (draft.asked_for, draft.option, tuple(draft.attended), draft.difference)
    now = (written.asked_for.strip(), written.option, tuple(who.strip() for who in written.attended if who.strip()), written.difference.strip())
    pairs = ((draft.reasons, written.reasons), (draft.parts, written.parts))
    return kept != now or bool(_to_keep(draft, written)) or any(
        before.get(name, "").strip() != said.strip() for before, after in pairs for name, said in after.items()
    )


def as_written(draft: DecisionRecord, written: Written) -> DecisionRecord:
    """The draft as it would stand if what is written were kept: what is missing and what is asked about follows the page."""
    of_the_page = {one.id: one for one in written.conditions if one.id}
    conditions = (*(of_the_page.get(one.id, one) for one in draft.conditions), *(one for one in written.conditions if not one.id))
    return replace(
        draft, asked_for=written.asked_for.strip(), option=written.option, reasons={**draft.reasons, **written.reasons}, parts=written.parts,
        attended=tuple(who.strip() for who in written.attended if who.strip()), difference=written.difference.strip(),
        conditions=tuple(one for one in conditions if one.written != NOTHING.written))


def move_condition(
    database: Database, scope: Scope, family: Family, record: DecisionRecord, condition: Condition, state: ConditionState, *, note: str,
) -> None:
    """Say that a condition of a signed decision is met, that its fallback is used, or that it is withdrawn; with what shows it.

    Raises DashboardError also where that decision was corrected or is being: the correction has conditions of its own, copied when it was begun.
    """
    if record.state is not DecisionState.SIGNED or condition.state is not ConditionState.OPEN or state is ConditionState.OPEN:
        raise DashboardError("Only an open condition of a signed decision can be met, fall back or be withdrawn.")
    if not note.strip():
        raise DashboardError("Say what shows it.")
    with _writing(database, scope, family, f"condition {state.value}", record.id) as change:
        _refuse_corrected(database, decision_records(database, scope, family), record)
        change.add_next(CONDITION, {
            **_row(condition), "state": state, "note": note.strip(), "condition_id": condition.id, "decision_id": record.id, **_by(scope),
        }, named_by="condition_id", after=condition.version)


def dissent(database: Database, scope: Scope, family: Family, record: DecisionRecord, who: str, words: str) -> None:
    """Keep a different view of a signed decision, in its holder's words, beside it and apart from it."""
    if record.state is not DecisionState.SIGNED:
        raise DashboardError("A different view is kept of a signed decision. In a draft, write what each person said when they were asked.")
    if not (who.strip() and words.strip()):
        raise DashboardError("Whose view it is and their words are both needed.")
    with _writing(database, scope, family, "dissent recorded", record.id) as change:
        change.add(DISSENT, [{
            "dissent_id": uuid4().hex, "decision_id": record.id, "family_id": family.id, "who": who.strip(), "words": words.strip(), **_by(scope),
        }])


def advise(database: Database, scope: Scope, family: Family, forum_ref: str, words: str) -> None:
    """Keep legal advice to a forum, privileged; further advice is a record of its own."""
    if not words.strip():
        raise DashboardError("There are no words to keep.")
    with database.change(
        scope.actor, "legal advice kept", family_id=family.id, target=forum_ref, power=Power.ADVISE, of_history=False,
    ) as change:
        change.add_next(LEGAL_ADVICE, {
            "advice_id": uuid4().hex, "forum_ref": forum_ref, "words": words.strip(), "agency": Agency.COURT_LEGAL.value,
            "sensitivity": Sensitivity.PRIVILEGED, **_by(scope),
        }, named_by="advice_id", after=0)


def sign(
    database: Database, scope: Scope, family: Family, draft: DecisionRecord, *, today: date, children: Sequence[str],
    papers_from: Sequence[str] = (), submission_seal: str = "",
) -> None:
    """Sign a decision: it is frozen, witnessed outside the record, and becomes a fact that every page reads.

    ``papers_from``: agencies whose rows were in the submission. Raises DashboardError, with every sentence of what is missing, where the forum has
    not met by ``today`` or another record stands for its day; AccessRefused where the caller may not decide.
    """
    _refuse_ended(draft)
    if draft.forum_on > today:
        raise DashboardError(f"Not yet: the forum of {day_in_words(draft.forum_on)} has not met.")
    database.require(scope.actor, Power.DECIDE, family.id)
    known = decision_records(database, scope, family)
    now = known.of(draft.id)
    if missing := missing_from(now, children):
        raise DashboardError(f"Not yet: {' '.join(missing)}")
    _refuse_first_signer(database, scope, family, now)
    source = _as_json({**_frozen(now), "submission_seal": submission_seal})
    digest = hashlib.sha256(source.encode()).hexdigest()
    with database.change(scope.actor, "decision signed", family_id=family.id, target=f"{draft.id} {digest}", power=Power.DECIDE) as change:
        _refuse_another(database, decision_records(database, scope, family), now.forum_on, but={now.id, now.supersedes})
        change.add_next(DECISION_RECORD, {**_whole(now), "state": DecisionState.SIGNED, **_by(scope)}, named_by="decision_id", after=draft.version)
        change.add(DECISION_SEAL, [{
            "decision_id": now.id, "family_id": family.id, "sha256": digest, "source_json": source, "submission_seal": submission_seal,
            **_by(scope),
        }])
        keep_within(change, family, SIGNED, facts_of_signed(family, known, now, papers_from))
    database.witness("decision signed")


def _frozen(record: DecisionRecord) -> dict[str, object]:
    return {
        "forum": record.forum_ref, "on": record.forum_on.isoformat(), "submission": record.submission_id, "asked_for": record.asked_for,
        "option": record.decided.value, "code": record.decided.code.value, "reasons": dict(record.reasons), "parts": dict(record.parts),
        "attended": list(record.attended), "difference": record.difference, "supersedes": record.supersedes,
        "why_superseded": record.why_superseded,
        "conditions": [
            {name: str(value) for name, value in _row(condition).items() if value is not None}
            for condition in (record.conditions if record.waits else ())
        ],
    }


def _head(record: DecisionRecord) -> dict[str, object]:
    return {
        "decision_id": record.id, "submission_id": record.submission_id, "forum_ref": record.forum_ref, "forum_on": record.forum_on,
        "supersedes": record.supersedes, "why_superseded": record.why_superseded,
    }


def _whole(record: DecisionRecord) -> dict[str, object]:
    """The record as its next version starts from it."""
    return {
        **_head(record), "asked_for": record.asked_for, "option": record.option, "reasons_json": _as_json(record.reasons),
        "parts_json": _as_json(record.parts), "attended": list(record.attended), "difference": record.difference,
    }


def _refuse_first_signer(database: Database, scope: Scope, family: Family, record: DecisionRecord) -> None:
    """Whoever signed the record that this one corrects writes and signs nothing of the correction."""
    if record.supersedes and decision_records(database, scope, family).of(record.supersedes).recorded_by == scope.actor:
        raise AccessRefused("A second person corrects a signed decision: not the one who signed it.")


def _row(condition: Condition) -> dict[str, object]:
    return {
        "item": condition.item.strip(), "owner": condition.owner.strip(), "start_by": condition.start_by, "due": condition.due,
        "fallback": condition.fallback.strip(), "state": condition.state, "note": condition.note,
    }


def _refuse_ended(record: DecisionRecord) -> None:
    if record.state is DecisionState.SIGNED:
        raise DashboardError("This decision is signed: a second person corrects it by a further record.")
    if record.state is DecisionState.WITHDRAWN:
        raise DashboardError("This draft was withdrawn: another is begun in its place.")


def _refuse_corrected(database: Database, known: Records, record: DecisionRecord) -> None:
    """One signed record has one correction at a time, and one that counts; from then on nothing is written of the first."""
    if one := known.correction_of(record.id):
        how = "was corrected" if one.state is DecisionState.SIGNED else "is being corrected"
        raise DashboardError(
            f"This decision {how} by {database.names().get(one.recorded_by, one.recorded_by)} ({day_in_words(one.recorded_at.date())}). Nothing "
            "was kept beside it: read what stands now.")


def _refuse_another(database: Database, known: Records, forum_on: date, *, but: Set[str]) -> None:
    """A forum's day has one record: signed and corrected by none, or being written. ``but``: the one that is asked for, and the one it corrects."""
    for one in known.decisions:
        stands = one.state is not DecisionState.WITHDRAWN and one.id not in known.superseded
        if stands and one.forum_on == forum_on and one.id not in but:
            how = "was signed" if one.state is DecisionState.SIGNED else "is being written"
            raise DashboardError(
                f"A decision of the forum of {day_in_words(forum_on)} {how} by {database.names().get(one.recorded_by, one.recorded_by)} "
                f"({day_in_words(one.recorded_at.date())}). Nothing was kept beside it: read what stands now.")


def _refuse_second_draft(database: Database, known: Records) -> None:
    """One draft at a time, whatever its day: the page shows one, and a second would wait unseen."""
    if first := next(iter(known.drafts), None):
        raise DashboardError(
            f"The decision of the forum of {day_in_words(first.forum_on)} is being written by "
            f"{database.names().get(first.recorded_by, first.recorded_by)} ({day_in_words(first.recorded_at.date())}). Sign or withdraw that draft "
            "before another is begun.")


def _writing(database: Database, scope: Scope, family: Family, action: str, target: str) -> AbstractContextManager[Change]:
    return database.change(scope.actor, action, family_id=family.id, target=target, power=Power.DECIDE, of_history=False)


def _by(scope: Scope) -> dict[str, object]:
    return {"recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": scope.actor}


def _as_json(value: Mapping[str, object] | Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
