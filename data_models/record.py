"""The multi-agency record: where a fact came from, what one agency's chronology row says, and a family's history."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data_models.agencies import Agency
from data_models.dates import UNDATED, When
from data_models.denials import outcome_tells_of_a_denial
from data_models.themes import SPEAKS_AGAINST, Marker, Theme


class EvidenceStatus(StrEnum):
    """Who saw it: the ladder from Re A [2015] EWFC 11 as this project reads it (glossary in README.md)."""

    FINDING = "finding"
    FIRST_HAND = "first_hand"
    PROFESSIONAL_OPINION = "professional_opinion"
    REPORTED = "reported"
    DISPUTED = "disputed"
    INTELLIGENCE = "intelligence"
    UNVERIFIED = "unverified"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").replace("first hand", "first-hand")

    @property
    def verified(self) -> bool:
        """True for what the recorder saw or heard, or what a court found."""
        return self in (EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND)

    @property
    def own_knowledge(self) -> bool:
        """True for what a court found, and for what the recorder saw, heard or thought: not what somebody told them."""
        return self.verified or self is EvidenceStatus.PROFESSIONAL_OPINION


class Nature(StrEnum):
    """Which way an entry points, as its author or coder said; context where nobody said and no theme is coded."""

    CONCERN = "concern"
    PROTECTIVE = "protective"
    CONTEXT = "context"


class Seen(StrEnum):
    """Three different silences are three different words."""

    SEEN = "seen"
    SEEN_ALONE = "seen_alone"
    NOT_SEEN = "not_seen"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Source:
    """The row of the file that a fact came from. ``row`` counts from 1 as a spreadsheet shows it.

    ``import_id``: which time the file was taken in: a later version of it may have another row in the same place.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    import_id: str = field(default="", compare=False)

    def in_words(self) -> str:
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, row {self.row}"


LONGEST_LINE = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Anything the record states: what happened when, when it became known, who holds it, and its source row."""

    id: str
    happened: When = UNDATED
    known_on: date | None = None
    agency: Agency = Agency.CHILDRENS_SOCIAL_CARE
    agency_name: str = ""
    sensitivity: str = "normal"
    source: Source = Source()

    @property
    def text(self) -> str:
        """The fact as one plain sentence for an evidence table. Each kind of fact says its own."""
        return ""

    @property
    def in_a_line(self) -> str:
        """The fact as a choice in a list: "3 May 2019, School: Told a teacher that …"."""
        text = self.text if len(self.text) <= LONGEST_LINE else f"{self.text[:LONGEST_LINE - 1]}…"
        return f"{self.happened.in_words()}, {self.agency_name or self.agency.label}: {text}"

    @property
    def status(self) -> EvidenceStatus:
        """How the fact is evidenced. A structured record is the agency's own, so first-hand unless it says otherwise."""
        return EvidenceStatus.FIRST_HAND

    @property
    def known_from(self) -> date | None:
        """The first day this counts as known; None when nothing dates it (it is then part of the record throughout)."""
        if self.known_on is None:
            return self.happened.end
        if self.happened.start is None:
            return self.known_on
        return max(self.known_on, self.happened.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fact):
    """One agency's chronology row. ``confirmed``: themes that a person here confirmed from its words, beside the agency's own coding."""

    description: str
    title: str = ""
    event_ref: str = ""
    time_raw: str = ""
    source_of_information: str = ""
    recorder: str = ""
    people: tuple[str, ...] = ()
    people_raw: str = ""
    reported_by: str = ""
    category_raw: str = ""
    themes: tuple[Theme, ...] = ()
    markers: tuple[Marker, ...] = ()
    nature: Nature = Nature.CONTEXT
    evidence_status: EvidenceStatus = EvidenceStatus.NOT_RECORDED
    child_seen: Seen = Seen.NOT_RECORDED
    child_voice: str = ""
    action_outcome: str = ""
    significance: str = ""
    comments: str = ""
    doc_ref: str = ""
    review: str = ""
    confirmed: tuple[Theme, ...] = field(default=(), metadata={"derived": True})

    @property
    def speaks_against(self) -> bool:
        """True where the row says that what it is about was denied, taken back, not borne out, disputed or not taken further."""
        return self.evidence_status is EvidenceStatus.DISPUTED or not SPEAKS_AGAINST.isdisjoint(self.markers)

    @property
    def denied_in_its_outcome(self) -> bool:
        """True where what is written of its outcome is that the matter was denied: the row tells the claim and the denial."""
        return bool(self.action_outcome) and outcome_tells_of_a_denial(self.action_outcome)

    @property
    def text(self) -> str:
        return f"{self.title}: {self.description}" if self.title else self.description

    @property
    def status(self) -> EvidenceStatus:
        return self.evidence_status


class LinkRelation(StrEnum):
    """How an entry stands to an incident: describes it, or repeats what another entry said (an echo).

    ``SEPARATE``: a person looked at two entries side by side and said that they are not one incident.
    """

    SAME_INCIDENT = "same_incident"
    REPEATS = "repeats"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink(Fact):
    """A person's statement that an agency's entry describes, or repeats, an incident.

    In a file the entry is named by its agency and that agency's own reference; on screen by ``entry_id``, which wins.
    ``other_entry_id``: the entry that was beside it when the person said so.
    """

    entry_agency: str = ""
    entry_ref: str = ""
    incident: str = ""
    relation: LinkRelation = LinkRelation.SAME_INCIDENT
    entry_id: str = ""
    other_entry_id: str = ""

    @property
    def text(self) -> str:
        word = {LinkRelation.REPEATS: "repeats", LinkRelation.SAME_INCIDENT: "describes", LinkRelation.SEPARATE: "is not"}[self.relation]
        if self.relation is LinkRelation.REPEATS and not self.incident:
            return f"An entry of {self.entry_agency or 'one agency'} only repeats another entry"
        which = f"{self.entry_agency} entry {self.entry_ref}".strip() if self.entry_ref else f"An entry of {self.entry_agency or 'one agency'}"
        return f"{which} {word} incident {self.incident}" if self.incident else f"{which} {word} the same incident as another entry"


@dataclass(frozen=True, slots=True)
class Family:
    """A family under its label. The id is opaque: it is what an address may carry."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Queued:
    """A row that was kept but needs a person: which field, what was written, and why it could not be used."""

    source: Source
    field: str
    message: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one agency has given this record by a date, and whether it was asked."""

    agency: Agency
    first: When = UNDATED
    last: When = UNDATED
    entries: int = 0
    undated: int = 0
    asked_on: When = UNDATED
    result: str = "not asked"
    requests: tuple[Fact, ...] = field(default=())
