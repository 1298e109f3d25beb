"""Which rows of a record may enter the threshold grid, by who saw it, and what each still wants (the ladder that the project reads in Re A).

What may not enter is suspicion for this purpose: it is listed beside the grid with the reason, and nothing counts it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_models.access import Sensitivity
from data_models.assessment import Allegation, AssessmentChange
from data_models.forum import AgencyView, ForumDecision, InformationRequest, Meeting
from data_models.hearsay import SOMEBODY, seen_first_hand, told_by, wholly_told
from data_models.incidents import Incident
from data_models.people import Identifier, Person, PersonLink
from data_models.plan import Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, EvidenceStatus, Fact, IncidentLink
from data_models.suggestion import Coding
from data_models.themes import Marker, Theme
from data_models.threshold import Limb

ENTERS = frozenset({
    EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND, EvidenceStatus.PROFESSIONAL_OPINION, EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED,
})
"""Who-saw-it of what may enter; an opinion only with its basis."""
OPEN_LABELS = frozenset({Sensitivity.NORMAL, Sensitivity.THIRD_PARTY})
"""Handling labels under which a row may stand in a paper that goes to the parents' lawyers; every other waits for its originator and for legal."""
_NO_EVENT = (
    Person, PersonLink, Identifier, IncidentLink, Coding, ForumDecision, AgencyView, InformationRequest, Meeting, PreProceedings,
    AssessmentChange,
)
"""Rows that say who is who, or what professionals decided: facts of the work, not of what happened to a child."""
_WHY_NOT = {
    EvidenceStatus.INTELLIGENCE: "It is intelligence: it waits until its originator and legal have cleared it.",
    EvidenceStatus.UNVERIFIED: "It is unverified or anonymous: nobody who saw it is known.",
    EvidenceStatus.NOT_RECORDED: "Who saw it is not recorded. Ask the agency: with that answered it can be looked at again.",
}
NOT_CLEARED = "Its handling label keeps it back until its originator and legal have cleared it."
HEARD = "Whoever recorded it can say that it was said, not that it is so."
SEEN_AND_SAID = "Part of it was seen and part was said: say which, and who was there for what was said."
OF_THE_RESPONSE = (
    "It tells of a refusal, or of a visit or appointment not kept, and is no fact of harm by itself: a failure to co-operate has to be tied to harm "
    "(Re A [2015] EWFC 11)."
)
NOTHING_BUT_THE_RESPONSE = f"Name a row of what happened to a child as well. {OF_THE_RESPONSE}"
_RESPONSE = frozenset({Marker.REFUSAL, Marker.NO_ACCESS, Marker.MISSED_APPOINTMENT})
_HARM = frozenset({
    Theme.NEGLECT, Theme.EMOTIONAL_ABUSE, Theme.PHYSICAL_ABUSE, Theme.SEXUAL_ABUSE, Theme.DOMESTIC_ABUSE, Theme.CHILD_EXPLOITATION,
    Theme.CHILD_MENTAL_HEALTH, Theme.MISSING, Theme.EDUCATION,
})
"""Themes under which a refusal or a door not opened may itself be harm to a child: a treatment refused and coded to neglect."""
NO_BASIS = "It is a professional’s opinion, and what it is based on is not recorded."


@dataclass(frozen=True, slots=True)
class Entering:
    """What the rules say of one row. ``why_not`` is "" where it may enter.

    ``path``: in words, from who said it to somebody who was there. ``response``: what is recorded in answer to it. ``witness``: who could speak
    to it at first hand, "" where nobody is named. ``gaps``: what is still wanted, a sentence each.
    """

    fact: Fact
    why_not: str = ""
    path: str = ""
    response: str = ""
    witness: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def may(self) -> bool:
        return not self.why_not


def tells_of_events(fact: Fact) -> bool:
    """Whether a row is of a kind that can say what happened to a child at all."""
    return not isinstance(fact, _NO_EVENT)


def of_the_response(fact: Fact) -> bool:
    """Whether a row tells of a refusal, no access or an appointment missed, and its agency coded no harm to a child with it."""
    return isinstance(fact, Entry) and not _RESPONSE.isdisjoint(fact.markers) and not harm_coded(fact)


def harm_coded(entry: Entry) -> bool:
    """Whether its agency coded a row to harm to a child."""
    return not _HARM.isdisjoint(entry.themes)


def entering(fact: Fact, incident: Incident | None = None) -> Entering:
    """What the rules say of ``fact``. ``incident``: what it tells of, with the other rows that tell of it; None where it stands alone."""
    if fact.sensitivity not in OPEN_LABELS:
        return Entering(fact, why_not=NOT_CLEARED)
    if fact.status not in ENTERS:
        return Entering(fact, why_not=_WHY_NOT[fact.status])
    if fact.status is EvidenceStatus.PROFESSIONAL_OPINION and not _basis(fact):
        return Entering(fact, why_not=NO_BASIS)
    first_hand = _first_hand_rows(fact, incident)
    witness, path, gaps = _path(fact, first_hand, _origin(fact, incident))
    response, unanswered = _response(fact, incident)
    private = ("It is about a third party: ask what may be shown before it is.",) if fact.sensitivity == Sensitivity.THIRD_PARTY else ()
    alone = (OF_THE_RESPONSE,) if of_the_response(fact) else ()
    return Entering(fact, path=path, response=response, witness=witness, gaps=(*gaps, *unanswered, *private, *alone))


def what_is_wrong(limb: Limb, harm: str, placed: Sequence[Entering]) -> tuple[str, ...]:
    """Why a line cannot be kept, a sentence each; none where it can.

    Likelihood rests on facts, as Re J [2013] UKSC 9 has it: a line under it names one that may enter, as every line does.
    """
    wrong = [f"{one.fact.in_a_line} may not be placed. {one.why_not}" for one in placed if not one.may]
    if not any(one.may for one in placed):
        wrong.append(f"Name at least one row that may enter: what the child {limb.label} rests on facts, never on suspicion.")
    elif all(of_the_response(one.fact) for one in placed if one.may):
        wrong.append(NOTHING_BUT_THE_RESPONSE)
    if not harm.strip():
        wrong.append("Say in your own words what harm the facts did, or would do, to this child.")
    return tuple(wrong)


def witnesses(placed: Iterable[Entering]) -> Mapping[str, tuple[Fact, ...]]:
    """Who could be called, each with the rows placed that they can speak to at first hand, in the order placed."""
    found: dict[str, list[Fact]] = {}
    for one in placed:
        if one.may and one.witness:
            found.setdefault(one.witness, []).append(one.fact)
    return {witness: tuple(dict.fromkeys(facts)) for witness, facts in found.items()}


def recorder_of(fact: Fact) -> str:
    """Who wrote it down, or made the visit; "" where no person is named."""
    return fact.recorder.strip() if isinstance(fact, Entry) else fact.visitor.strip() if isinstance(fact, Visit) else ""


def _called(fact: Fact) -> str:
    recorder = recorder_of(fact)
    return f"{recorder}, {fact.agency_name or fact.agency.label}" if recorder else ""


def _path(fact: Fact, first_hand: Sequence[Entry], origin: Entry | None) -> tuple[str, str, tuple[str, ...]]:
    """(who could be called, the path in words, what is wanting on it)."""
    recorder, holder = recorder_of(fact), fact.agency_name or fact.agency.label
    recorded = f"Recorded by {recorder}, {holder}." if recorder else f"In the record of {holder}; who recorded it is not named."
    unnamed = () if recorder else ("No witness is named: ask the agency who recorded it.",)
    if origin is not None:
        repeats = "It only repeats another row: place the row that it repeats."
        return "", f"Only repeats another row: {origin.in_a_line.rstrip('.')}. {recorded}", (*unnamed, repeats)
    if fact.status is EvidenceStatus.FINDING:
        return "", f"{recorded} {_basis(fact) or 'The judgment, conviction or acceptance itself is not named.'}", (
            () if _basis(fact) else ("The judgment, conviction or acceptance that it rests on is not named.",))
    heard, said_by = told_by(fact), _said_by(fact)
    said = f"Said by {said_by}." if said_by else "Who said it is not recorded."
    said = f"{said} {HEARD}" if heard else said
    if fact.status is EvidenceStatus.FIRST_HAND and not wholly_told(fact):
        return _called(fact), f"{said} {recorded}" if heard else recorded, (*unnamed, *((SEEN_AND_SAID,) if heard else ()))
    if fact.status is EvidenceStatus.PROFESSIONAL_OPINION:
        return _called(fact), f"{recorded} Based on: {_basis(fact)}.", unnamed
    gaps = (*(() if said_by else ("Who said it is not recorded: ask the agency.",)), *unnamed)
    if first_hand:
        seen = first_hand[0]
        return _called(seen), f"{said} {recorded} A first-hand row of the same incident: {seen.in_a_line.rstrip('.')}.", (
            *gaps, *(() if _called(seen) else ("The first-hand row of the same incident names no witness.",)))
    broken = "No first-hand row of the same incident is in the record: if it is denied, somebody who was there has to be found."
    return "", f"{said} {recorded}", (*gaps, broken)


def _said_by(fact: Fact) -> str:
    if heard := told_by(fact):
        return "" if heard == SOMEBODY else heard
    return (fact.made_by if isinstance(fact, Allegation) else fact.reported_by if isinstance(fact, Entry) else "").strip()


def _basis(fact: Fact) -> str:
    return (fact.doc_ref or fact.source_of_information).strip() if isinstance(fact, Entry) else ""


def _response(fact: Fact, incident: Incident | None) -> tuple[str, tuple[str, ...]]:
    """What is recorded in answer to a row, and what is wanting of it where the row is disputed."""
    beside = [entry for entry in (incident.entries if incident else ()) if entry.id != fact.id and entry.speaks_against and _open(entry)]
    answers = [fact.response.strip()] if isinstance(fact, Allegation) and fact.response.strip() else []
    answers += [entry.in_a_line for entry in beside]
    if fact.status is EvidenceStatus.DISPUTED:
        return f"Disputed. {' '.join(answers)}".strip(), () if answers else ("It is disputed, and what was answered is not recorded.",)
    return " ".join(answers), ()


def _origin(fact: Fact, incident: Incident | None) -> Entry | None:
    if incident is None or fact.id not in {echo.id for echo in incident.echoes}:
        return None
    return next((entry for entry in incident.entries if _open(entry)), None)


def _first_hand_rows(fact: Fact, incident: Incident | None) -> tuple[Entry, ...]:
    """Rows of the same incident by somebody who was there, those with a named witness first. One that is kept back is not named."""
    rows = [
        entry for entry in (incident.entries if incident else ())
        if entry.id != fact.id and seen_first_hand(entry) and _open(entry)
    ]
    return tuple(sorted(rows, key=lambda entry: not recorder_of(entry)))


def _open(fact: Fact) -> bool:
    return fact.sensitivity in OPEN_LABELS
