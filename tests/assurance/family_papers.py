"""Families with several fathers, wholly invented, and what must be true of the papers made for each of their members.

Every private row holds a token that stands nowhere else, so that a leak is seen in the paper whatever way it came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

from dashboard.exporters.for_one import as_pdf
from dashboard.exporters.scan import scan
from dashboard.page_data.paper_for_one import WHAT_IT_IS, paper_for_one
from data_models.agencies import Agency
from data_models.assessment import Allegation, Assessment
from data_models.dates import When
from data_models.forum import Attendance, Attended, ForumDecision, InformationRequest, Meeting, MeetingKind
from data_models.history import History
from data_models.paper_for_one import PaperForOne, PartForOne, marks
from data_models.people import FamilyRole, Person, Residence, Status, StatusPeriod, Whereabouts
from data_models.plan import Plan, PlanAction, PlanKind, Visit, VisitResult
from data_models.protected import ProtectedValue, ValueKind, each_once, values_in
from data_models.record import Entry, EvidenceStatus, Fact, Family, IncidentLink, Nature
from data_models.themes import Marker, Theme
from data_models.told import MayBeTold, ToldTo, cared_for, verdicts
from data_models.told_history import told_history
from tests.assurance import Assured, Progress, quietly
from tests.assurance.canaries import FORMS, MAY_SLIP, Canary, canaries_apart, canary

AS_AT = date(2020, 12, 10)
FIRST = date(2016, 1, 4)
COPY = "BCDF-GHJK"


@dataclass(frozen=True, slots=True)
class Made:
    """``private``: token by party, of rows that name that party alone. ``kept``: tokens of rows that nobody of the family may be told."""

    history: History
    parties: tuple[str, ...]
    private: dict[str, tuple[str, ...]]
    kept: tuple[str, ...]
    canary: Canary


def family(number: int, seed: int = 1) -> Made:
    """The invented family of that number: a mother, two or three fathers of different children, a grandmother."""
    chance = Random(f"{seed}:{number}")  # noqa: S311 - families that can be made again
    fathers = [f"Father G{number}{letter}" for letter in "pqr"[:chance.choice((2, 3))]]
    children = [f"Child G{number}{letter}" for letter in "pqr"[:len(fathers)]]
    mother, grandmother = f"Mother G{number}", f"Grandmother G{number}"
    people = [
        *(_person(child, FamilyRole.CHILD) for child in children), _person(mother, FamilyRole.MOTHER),
        *(_person(father, FamilyRole.FATHER) for father in fathers), _person(grandmother, FamilyRole.GRANDPARENT),
    ]
    homes = [_home(one, f"Home {number}", number, place) for place, one in enumerate((mother, *children))]
    homes += [_home(father, f"Home {number} of {father[-1]}", number, place + 20) for place, father in enumerate(fathers)]
    parties, hidden, found = (mother, *fathers, grandmother), canary(chance), _Tokens(number)
    entries = [entry for party in parties for entry in _of_party(party, found, chance)]
    entries += _kept_from_all(mother, children[0], hidden, found, chance)
    entries += [_entry(f"{child} was in class each day and ate well.", chance, people=(child,), agency=Agency.SCHOOL, nature=Nature.PROTECTIVE)
                for child in children]
    chance.shuffle(entries)
    history = History(
        family=Family(f"g{number}", f"Family G{number}"), as_at=AS_AT, people=tuple(people), residences=tuple(homes),
        entries=tuple(replace(entry, id=f"e{number}-{place}") for place, entry in enumerate(entries)),
        **_structured(number, mother, fathers, children, found),  # type: ignore[arg-type]  # each part by its name
    )
    return Made(history, parties, {party: tuple(found.of[party]) for party in parties}, tuple(found.of["nobody"]), hidden)


class _Tokens:
    def __init__(self, number: int) -> None:
        self.number = number
        self.of: dict[str, list[str]] = {}

    def next(self, party: str) -> str:
        of_all = sum(map(len, self.of.values()))
        token = f"qzx{self.number}v{of_all}k"
        self.of.setdefault(party, []).append(token)
        return token


def _person(label: str, role: FamilyRole) -> Person:
    return Person(id=f"p-{label}", label=label, role=role)


def _home(person: str, place: str, number: int, at: int) -> Residence:
    return Residence(id=f"r{number}-{at}", person=person, kind=Whereabouts.FAMILY_HOME, place=place, happened=When.on(FIRST))


def _entry(text: str, chance: Random, **more: object) -> Entry:
    day = FIRST + timedelta(days=chance.randrange(1700))
    return Entry(**{  # type: ignore[arg-type]  # fields by name
        "id": "", "description": text, "happened": When.on(day), "agency": chance.choice((Agency.POLICE, Agency.GP, Agency.SCHOOL)),
        "evidence_status": EvidenceStatus.FIRST_HAND, "nature": Nature.CONCERN, "themes": (Theme.ALCOHOL_MISUSE,), **more,
    })


def _of_party(party: str, found: _Tokens, chance: Random) -> list[Entry]:
    """Rows of one party's own: what is seen of them, their health, a plan of theirs."""
    return [_entry(f"{party} came smelling of drink, note {found.next(party)}.", chance, people=(party,)) for _ in range(3)] + [
        _entry(f"Reviewed at the clinic, note {found.next(party)}.", chance, people=(party,), agency=Agency.GP)]


def _kept_from_all(mother: str, child: str, hidden: Canary, found: _Tokens, chance: Random) -> list[Entry]:
    def token() -> str:
        return found.next("nobody")

    return [
        _entry(f"{mother} has moved to {hidden.address}, {hidden.postcode}, note {token()}.", chance, people=(mother,),
               sensitivity="protected_address"),
        _entry(f"Drives {hidden.vehicle}, rings from {hidden.phone}, note {token()}.", chance, people=(mother,), sensitivity="police_intelligence"),
        _entry(f"Counsel advises, note {token()}.", chance, people=(mother,), sensitivity="privileged"),
        _entry(f"{mother} named by a source, note {token()}.", chance, people=(mother,), evidence_status=EvidenceStatus.INTELLIGENCE),
        _entry(f"A neighbour rang about {mother}, note {token()}.", chance, people=(mother,), reported_by="Neighbour",
               evidence_status=EvidenceStatus.REPORTED),
        _entry(f"{child} told staff who shouts, note {token()}.", chance, people=(child,), markers=(Marker.CHILD_VOICE,)),
        _entry(f"Strategy discussion held, note {token()}.", chance, people=(mother, child)),
        _entry(f"{child} moved to {hidden.school}, note {token()}.", chance, people=(child,)),
        _entry(f"{child} was with {hidden.name} today, note {token()}.", chance, people=(child,)),
        _entry(f"Anonymous letter about {mother}, note {token()}.", chance, people=(mother,), evidence_status=EvidenceStatus.UNVERIFIED),
    ]


def _structured(number: int, mother: str, fathers: list[str], children: list[str], found: _Tokens) -> dict[str, tuple[Fact, ...]]:
    day = When.on(date(2019, 5, 7))
    return {
        "statuses": tuple(StatusPeriod(id=f"s{number}-{child}", children=(child,), status_kind=Status.CHILD_PROTECTION, happened=day,
                                       category="Neglect", reason=f"Note {found.next('nobody')}") for child in children),
        "plans": tuple(Plan(id=f"pl{number}-{child}", plan_ref=f"CP{place}", kind=PlanKind.CHILD_PROTECTION, children=(child,), happened=day)
                       for place, child in enumerate(children)),
        "actions": tuple(PlanAction(id=f"a{number}-{place}", action_ref=f"CP{place}-1", plan_ref=f"CP{place}", owner=father, happened=day,
                                    action=f"{father} to keep away, note {found.next(father)}") for place, father in enumerate(fathers)),
        "meetings": (
            Meeting(id=f"m{number}-1", meeting_ref="IC1", kind=MeetingKind.INITIAL_CONFERENCE, concerning=", ".join(children), happened=day),
            Meeting(id=f"m{number}-2", meeting_ref="SD1", kind=MeetingKind.STRATEGY_DISCUSSION, concerning=children[0], happened=day,
                    outcome=f"Note {found.next('nobody')}"),
        ),
        "attendances": tuple(Attendance(id=f"at{number}-{party}", meeting_ref="IC1", who=party, attended=Attended.ATTENDED, happened=day,
                                        note=f"Note {found.next(party)}") for party in (mother, *fathers)),
        "visits": tuple(Visit(id=f"v{number}-{place}", children=(child,), result=VisitResult.SEEN, happened=day,
                              note=f"{father} at the door, note {found.next(father)}")
                        for place, (child, father) in enumerate(zip(children, fathers, strict=True))),
        "assessments": tuple(Assessment(id=f"as{number}-{party}", assessment_ref=f"AS-{party}", kind="Psychological assessment", about=party,
                                        happened=day, result=f"Note {found.next(party)}") for party in (mother, *fathers)),
        "allegations": tuple(Allegation(id=f"al{number}-{father}", allegation_ref=father, about=father, made_by=mother, theme=Theme.PHYSICAL_ABUSE,
                                        summary=f"Note {found.next('nobody')}", happened=day) for father in fathers),
        "requests": (InformationRequest(id=f"q{number}", asked_agency="Police", about=mother, happened=day, purpose=f"Note {found.next('nobody')}"),),
        "decisions": (ForumDecision(id=f"d{number}", forum_ref="CPF1", asked_for="Meeting Before Action", happened=day,
                                    decision=f"Note {found.next('nobody')}"),),
        "links": (IncidentLink(id=f"l{number}", entry_id=f"e{number}-1", incident="one"), IncidentLink(id=f"l{number}-2", entry_id=f"e{number}-2",
                                                                                                       incident="one")),
    }


def paper_of(history: History, person: str, answers: dict[str, MayBeTold] | None = None) -> PaperForOne:
    return paper_for_one(told_history(history, ToldTo(person, cared_for(history, person)), answers), person)


def unsafe_copy(history: History, person: str) -> PaperForOne:
    """The same paper made from every row, as an office makes it that takes things out by hand."""
    return paper_for_one(history, person)


def pdf_of(paper: PaperForOne) -> bytes:
    return as_pdf(paper, marks(paper, COPY, released=True), what_it_is=WHAT_IT_IS)


def pairs_of_parties(count: int, folder: Path | None = None, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """G9: for every ordered pair (A, B) of the parties of a family, nothing private to B stands in A's paper. Control: the unsafe copy."""
    failures: list[str] = []
    examined = caught = told_own = 0
    for number in range(count):
        made = family(number, seed)
        papers = {party: paper_of(made.history, party).as_json() for party in made.parties}
        unsafe = unsafe_copy(made.history, made.parties[0]).as_json()
        for one, other in permutations(made.parties, 2):
            examined += 1
            leaked = [token for token in made.private[other] if token in papers[one]]
            failures += [f"family {number} (seed {seed}): {one}'s paper holds {len(leaked)} of {other}'s"] if leaked or other in papers[one] else []
            caught += any(token in unsafe for token in made.private[other])
        told_own += sum(any(token in papers[party] for token in made.private[party]) for party in made.parties)
        progress(number + 1)
    return Assured(examined, tuple(failures), caught == examined and told_own > 0, f"{told_own} papers hold what is their own person's")


def no_trace(count: int, folder: Path | None = None, *, seed: int = 1, files: int = 5, progress: Progress = quietly) -> Assured:
    """G8 and G2: two records alike in all that somebody may be told give one paper, byte for byte. Control: a paper that says how many rows
    there are is told apart. ``files``: how many of the pairs are compared as finished files too.
    """
    failures: list[str] = []
    caught = 0
    for number in range(count):
        made = family(number, seed)
        chance = Random(f"{seed}:{number}:trace")  # noqa: S311 - pairs that can be made again
        person = chance.choice(made.parties)
        other = with_hidden_changed(made.history, person, chance)
        one_paper, other_paper = paper_of(made.history, person), paper_of(other, person)
        alike = one_paper.as_json() == other_paper.as_json()
        if number < files:
            alike = alike and pdf_of(one_paper) == pdf_of(other_paper)
        held = [token for token in made.kept if token in one_paper.as_json()]
        failures += [] if alike and not held else [f"family {number} (seed {seed}): {person}'s paper tells of what it does not hold"]
        caught += _leaky(made.history, person) != _leaky(other, person)
        progress(number + 1)
    return Assured(count, tuple(failures), caught > count // 2, f"{caught} pairs told apart by a count of rows, as planted")


def _leaky(history: History, person: str) -> str:
    """The planted leak: a paper that says from how many rows it was chosen."""
    paper = paper_of(history, person)
    return replace(paper, parts=(*paper.parts, PartForOne(heading="Entries", points=(f"Chosen from {len(history.entries)}.",)))).as_json()


def with_hidden_changed(history: History, person: str, chance: Random) -> History:
    """Some rows that ``person`` may not be told left out, others with other words and days, and some that never were there."""
    hidden = {one.fact.id for one in verdicts(history, ToldTo(person, cared_for(history, person))) if not one.told}
    entries = []
    for entry in history.entries:
        if entry.id not in hidden:
            entries.append(entry)
        elif chance.random() < 0.4:
            entries.append(replace(entry, happened=When.on(FIRST + timedelta(days=chance.randrange(1700))), comments="other", source=entry.source))
    entries += [
        replace(entry, id=f"{entry.id}-more", sensitivity=chance.choice(("restricted", "privileged", "police_intelligence", "third_party")))
        for entry in history.entries if chance.random() < 0.3
    ]
    chance.shuffle(entries)
    parts = {
        part: tuple(fact for fact in getattr(history, part) if fact.id not in hidden or chance.random() < 0.5)
        for part in ("requests", "decisions", "allegations", "assessments", "attendances", "visits", "actions")
    }
    newcomer = Person(id="p-new", label="Father Gnew", role=FamilyRole.FATHER)
    home = Residence(id="r-new", person=newcomer.label, kind=Whereabouts.FAMILY_HOME, place="Elsewhere", happened=When.on(FIRST))
    return replace(history, entries=tuple(entries), people=(*history.people, newcomer), residences=(*history.residences, home), **parts)


def nothing_protected(count: int, folder: Path | None = None, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """G7: a canary in a row that is not told is in no paper; a canary in a row that staff said may be told refuses the paper, in every form.

    Each form is of a canary of its own, and one paper holds all forms but one, whose canary must not be found: so that what is found is the
    form's own. Control: the same scan on the unsafe copy finds every token that is kept from all.
    """
    failures: list[str] = []
    blocked = dict.fromkeys(FORMS, 0)
    asked = dict.fromkeys(FORMS, 0)
    caught = 0
    for number in range(count):
        made = family(number, seed)
        chance = Random(f"{seed}:{number}:forms")  # noqa: S311 - papers that can be made again
        for person in made.parties[1:3]:
            protected = protected_from(made, person)
            content = pdf_of(paper_of(made.history, person))
            if scan([("information.pdf", content)], protected):
                failures.append(f"family {number} (seed {seed}): the paper for {person} holds something protected")
        planted = dict(zip(FORMS, canaries_apart(chance, len(FORMS)), strict=True))
        absent = chance.choice(list(FORMS))
        found = _forms_found(made, planted, absent)
        for form in FORMS:
            asked[form] += form != absent
            blocked[form] += form != absent and form in found
        if absent in found:
            failures.append(f"family {number} (seed {seed}): “{absent}” is found in a paper that does not hold it")
        person = made.parties[1]
        unsafe = scan([("copy.pdf", pdf_of(unsafe_copy(made.history, person)))], protected_from(made, person))
        caught += {ValueKind.ADDRESS.label, ValueKind.PHONE.label, ValueKind.VEHICLE.label, ValueKind.POSTCODE.label} <= {hit.kind for hit in unsafe}
        progress(number + 1)
    for form, number in blocked.items():
        if number < asked[form] * (0.99 if form in MAY_SLIP else 1):
            failures.append(f"“{form}”: {number} of {asked[form]} refused")
    return Assured(count, tuple(failures), caught == count, f"{sum(blocked.values()):,} of {sum(asked.values()):,} planted canaries refused")


def _forms_found(made: Made, planted: Mapping[str, Canary], absent: str) -> set[str]:
    """The forms whose own canary is found in the paper of one person, who may be told a row with each but ``absent``."""
    person = made.parties[1]
    said = tuple(
        replace(made.history.entries[0], id=f"said {form}", people=(person,), description=f"{person} was seen. {FORMS[form](one)}.",
                sensitivity="normal", evidence_status=EvidenceStatus.FIRST_HAND, themes=(), markers=(), happened=When.on(FIRST))
        for form, one in planted.items() if form != absent)
    history = replace(made.history, entries=(*made.history.entries, *said))
    paper = paper_of(history, person, {entry.id: MayBeTold.YES for entry in said})
    values = [(form, value) for form, one in planted.items() for value in one.values()]
    hits = scan([("information.pdf", pdf_of(paper))], [value for _, value in values], told=texts_in(paper))
    return {values[hit.value][0] for hit in hits if hit.value >= 0}


def protected_from(made: Made, person: str) -> tuple[ProtectedValue, ...]:
    """What the rows that ``person`` may not be told hold, and the canary as staff would type it."""
    hidden = [one.fact for one in verdicts(made.history, ToldTo(person, cared_for(made.history, person))) if not one.told]
    rows = [ProtectedValue(ValueKind.ROW, fact.text) for fact in hidden]
    return each_once([*rows, *(value for fact in hidden for value in values_in(fact.text)), *made.canary.values()])


def texts_in(paper: PaperForOne) -> Iterable[str]:
    return [cell for part in paper.parts for row in part.rows for cell in row]
