"""A family's history read once: incidents, themes and plan periods that several findings need."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from dashboard.findings.clocks import Due, due_by
from dashboard.findings.in_words import counted, listed
from dashboard.findings.sources import observer, source_on, written_down
from dashboard.findings.told_apart import of_incidents
from data_models.agencies import Agency, agency_named
from data_models.dates import When, day_in_words
from data_models.finding import order_notes
from data_models.hearsay import tellers
from data_models.history import History
from data_models.incidents import Incident, incidents_of
from data_models.people import FamilyRole
from data_models.plan import Party, Plan, PlanKind, Visit
from data_models.record import Entry, EvidenceStatus, Fact, Nature, Seen
from data_models.rejected_rows import about
from data_models.themes import NOT_BORNE_OUT, Marker, Theme
from data_models.timescale_changes import Variation, entered_later
from data_models.timescales import Timescale

T = TypeVar("T")


class Reading:
    """``history`` with what findings derive from it, each worked out once. Holds nothing the history does not."""

    def __init__(self, history: History) -> None:
        # Rows with equal dates arrive in no promised order: sorted once here, so that no sentence depends on it.
        in_order: dict[str, Any] = {kind: tuple(sorted(getattr(history, kind), key=_place)) for kind in _DATED_KINDS}
        self.history = replace(history, **in_order)
        self.as_at = history.as_at
        self._observers: dict[tuple[str, Agency, EvidenceStatus, bool], str] = {}
        self._due: dict[tuple[str, date, date], Due] = {}
        self._made: dict[Callable[[Reading], object], Any] = {}

    def made(self, make: Callable[["Reading"], T]) -> T:
        """What the pure function ``make`` makes of this reading, worked out once: for what more than the rules ask again and again."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        return incidents_of(self.history.entries, self.history.links)

    @cached_property
    def concerns(self) -> dict[Theme, tuple[Incident, ...]]:
        """Incidents of concern under each theme, themes as declared: one that no entry of concern of the incident carries is no concern of it."""
        found: dict[Theme, list[Incident]] = defaultdict(list)
        for incident in self.concern_incidents:
            for theme in dict.fromkeys(theme for entry in incident.concern_entries for theme in entry.themes):
                found[theme].append(incident)
        return {theme: tuple(found[theme]) for theme in Theme if theme in found}

    @cached_property
    def concern_entries(self) -> dict[Theme, tuple[Entry, ...]]:
        """The entries of concern that are coded to each theme of ``concerns``."""
        return {theme: concern_entries_on(theme, incidents) for theme, incidents in self.concerns.items()}

    @cached_property
    def concern_incidents(self) -> tuple[Incident, ...]:
        return tuple(incident for incident in self.incidents if incident.nature is Nature.CONCERN)

    @cached_property
    def happened_of_concern(self) -> frozenset[str]:
        """Ids of the incidents of concern that tell of something that happened: what ``told_apart`` names is no incident in a count."""
        return frozenset(incident.id for incident in of_incidents(self.concern_incidents))

    @cached_property
    def protective_entries(self) -> tuple[Entry, ...]:
        """Protective entries that say it themselves: one that only repeats another is left out."""
        repeated = {echo.id for echo in self.echoes}
        return tuple(entry for entry in self.history.entries if entry.nature is Nature.PROTECTIVE and entry.id not in repeated)

    @cached_property
    def echoes(self) -> tuple[Entry, ...]:
        return tuple(echo for incident in self.incidents for echo in incident.echoes)

    @cached_property
    def child_labels(self) -> tuple[str, ...]:
        return tuple(child.label for child in self.history.children)

    @cached_property
    def _children(self) -> frozenset[str]:
        return frozenset(self.child_labels)

    @cached_property
    def family_labels(self) -> frozenset[str]:
        return frozenset(person.label for person in self.history.people)

    @cached_property
    def young_labels(self) -> frozenset[str]:
        """The children and their older siblings."""
        return frozenset(person.label for person in self.history.people if person.role.is_child or person.role is FamilyRole.OLDER_SIBLING)

    @cached_property
    def adult_labels(self) -> tuple[str, ...]:
        """The adults, in the order of the family; an older sibling is among the young, whatever the age."""
        return tuple(person.label for person in self.history.adults if person.label not in self.young_labels)

    @cached_property
    def carer_labels(self) -> frozenset[str]:
        return frozenset(person.label for person in self.history.adults if person.role.is_carer)

    @cached_property
    def protection_plans(self) -> tuple[Plan, ...]:
        return tuple(plan for plan in self.history.plans if plan.kind is PlanKind.CHILD_PROTECTION)

    def with_marker(self, *markers: Marker) -> tuple[Incident, ...]:
        """Incidents of which some row is coded so and is not itself the row that says it was taken back or not found to be so."""
        wanted = set(markers)
        return tuple(
            incident for incident in self.incidents
            if incident.markers & wanted and any(bears(entry, *markers) for entry in incident.entries)
        )

    def protective_on(self, theme: Theme) -> tuple[Entry, ...]:
        return self._protective.get(theme, ())

    @cached_property
    def _protective(self) -> dict[Theme, tuple[Entry, ...]]:
        return by_theme(self.protective_entries)

    def contrary_on(self, theme: Theme) -> tuple[Entry, ...]:
        """The other side of a theme, in order: protective entries, and those that deny, take back, dispute or close it, repeats left out."""
        return self._contrary.get(theme, ())

    @cached_property
    def _contrary(self) -> dict[Theme, tuple[Entry, ...]]:
        repeated = {echo.id for echo in self.echoes}
        return by_theme(
            entry for entry in self.history.entries
            if entry.id not in repeated and (entry.nature is Nature.PROTECTIVE or entry.speaks_against)
        )

    def seen_well(self, theme: Theme, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Beside a child's own state, protective entries that saw or heard a child named there, whatever they are coded to: how the child was
        that day stands in them."""
        if theme is not Theme.CHILD_MENTAL_HEALTH:
            return ()
        named = {label for entry in entries for label in entry.people} & self._children
        return tuple(entry for entry in self._protective_and_seen if not named.isdisjoint(entry.people))

    @cached_property
    def _protective_and_seen(self) -> tuple[Entry, ...]:
        return tuple(
            entry for entry in self.protective_entries
            if entry.child_seen in (Seen.SEEN, Seen.SEEN_ALONE) or entry.child_voice or Marker.CHILD_VOICE in entry.markers
        )

    def no_direction_notes(self, theme: Theme) -> tuple[str, ...]:
        """That rows coded to a theme say of no concern and of nothing better, so that they are in no count: a topic is not a concern."""
        number = self._no_direction[theme]
        if not number:
            return ()
        rows = counted(number, "further row")
        return (f"{rows} coded to {theme.label.lower()} {'is' if number == 1 else 'are'} recorded as context or with no direction: not counted.",)

    @cached_property
    def _no_direction(self) -> Counter[Theme]:
        repeated = {echo.id for echo in self.echoes}
        return Counter(
            theme for entry in self.history.entries
            if entry.nature is Nature.CONTEXT and not entry.speaks_against and entry.id not in repeated for theme in entry.themes
        )

    def children_named(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """The family's children that these facts name; all of them where none is named."""
        named = {label for fact in facts for label in people_of(fact)}
        return tuple(label for label in self.child_labels if label in named) or self.child_labels

    def observer(self, entry: Entry) -> str:
        """Whose observation an entry carries, as ``observer`` says: each wording is looked up once."""
        said = entry.reported_by, entry.agency, entry.evidence_status, entry.reported_by in entry.people
        if said not in self._observers:
            self._observers[said] = observer(entry, self.family_labels, self.carer_labels)
        return self._observers[said]

    def sources_of(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Whose accounts these entries are, whatever their themes: one person's words told to three agencies are one source.

        What two said together is of two, each counted once with what they said alone.
        """
        return frozenset(source for entry in entries for source in self._sources(entry))

    def _sources(self, entry: Entry) -> Sequence[str]:
        observed = self.observer(entry)
        told = tellers(entry)
        if len(told) < 2 and (observed in self.family_labels or agency_named(entry.reported_by.strip())):
            return (observed,)
        return tuple(map(self._whoever, told)) or (observed,)

    def _whoever(self, teller: str) -> str:
        """A teller as every row has them: the family's label, the agency, or the words without capitals."""
        agency = agency_named(teller)
        return self._folded_labels.get(teller.casefold()) or (agency.label if agency else teller.casefold())

    @cached_property
    def _folded_labels(self) -> Mapping[str, str]:
        return {label.casefold(): label for label in self.family_labels}

    def source_on(self, theme: Theme, entry: Entry) -> str:
        """Whose word an entry is on one theme, as ``source_on`` says; "" where it is nobody's."""
        return source_on(theme, entry, self.observer(entry), self.family_labels, self.young_labels)

    def scribes_among(self, told: Sequence[Entry]) -> Iterator[Entry]:
        """Those of one incident's entries that may only write down what a member of the family told, as another of them says."""
        return written_down(told, self.observer, self.family_labels)

    def let_in(self, entry: Entry) -> bool:
        """Whether a visit by the entry's agency on its day saw a child: the door was opened, whoever of the family was not brought."""
        return (entry.agency, entry.happened.start) in self._days_of_visits[True]

    def is_of_a_visit_not_kept(self, entry: Entry) -> bool:
        """Whether a visit row of the entry's agency and day tells the same: no access, or called off by the family."""
        return (entry.agency, entry.happened.start) in self._days_of_visits[False]

    def saw_a_child(self, row: Visit) -> bool:
        """Whether a row of the same visit (its day, agency, visitor and kind) records a child as seen."""
        return row.happened.exact and _visit_of(row) in self._visits_that_saw

    @cached_property
    def _visits_that_saw(self) -> frozenset[tuple[object, ...]]:
        return frozenset(_visit_of(visit) for visit in self.history.visits if visit.happened.exact and visit.result.achieved)

    @cached_property
    def _days_of_visits(self) -> Mapping[bool, frozenset[tuple[Agency, date | None]]]:
        """Agency and day of the visits, by whether a child was seen; those not dated to a day left out."""
        exact = [visit for visit in self.history.visits if visit.happened.exact]
        seen = frozenset((visit.agency, visit.happened.start) for visit in exact if visit.result.achieved)
        return {True: seen, False: frozenset((visit.agency, visit.happened.start) for visit in exact if visit.result.avoided) - seen}

    def may_be_for(self, incident: Incident, children: Sequence[str]) -> bool:
        """True where an incident names one of these children or no child of the family: what names only others is about others."""
        named = incident.people & self._children
        return not named or not children or not named.isdisjoint(children)

    def record_reaches(self, facts: Iterable[Fact], plan: Plan) -> bool:
        """False for an ended plan before whose end the record holds no such fact at all: its record is kept elsewhere.

        Such a plan says nothing of what was done under it, so it must not read as a row of failures.
        """
        ended = plan.ended.end
        return ended is None or any(fact.happened.start is None or fact.happened.start <= ended for fact in facts)

    def visits_in(self, plan: Plan) -> tuple[Visit, ...]:
        """Visits to the plan's children (or to nobody named) that certainly fall within it."""
        first, last = period_of(plan, self.as_at)
        return tuple(visit for visit in self._visits_to(plan) if visit.happened.certainly_within(first, last)) if first else ()

    def visits_unplaced(self, plan: Plan) -> tuple[Visit, ...]:
        """Visits to the plan's children that may or may not fall within it: undated, or dated to a period across its start or end."""
        first, last = period_of(plan, self.as_at)
        return tuple(
            visit for visit in self._visits_to(plan)
            if first is None or visit.happened.undated
            or (visit.happened.may_overlap(first, last) and not visit.happened.certainly_within(first, last))
        )

    def _visits_to(self, plan: Plan) -> tuple[Visit, ...]:
        return tuple(visit for visit in self.history.visits if not visit.children or set(visit.children) & set(plan.children))

    def rejected_notes(self, table: str, references: Iterable[str]) -> tuple[str, ...]:
        """Rows of ``table`` (full name) about these references that were not taken in: where they are, "not recorded" says too much."""
        wanted = {about(table, reference) for reference in references}
        found = [row for row in self.history.rejected if row.about in wanted]
        if not found:
            return ()
        return (f"{counted(len(found), 'row')} about this could not be taken in and may say otherwise: {listed(row.in_words() for row in found)}.",)

    def timescale(self, code: str, on: date) -> Timescale:
        """The figure for a clock that starts on day ``on``."""
        return self.history.timescales.in_force(code, on)

    def due(self, code: str, happened: When) -> Due | None:
        """When something counted from ``happened`` is due, by the figure in force on the day its clock started; None where it is undated."""
        if happened.start is None or happened.end is None:
            return None
        clock = code, happened.start, happened.end
        if clock not in self._due:
            self._due[clock] = due_by(self.history.timescales, *clock)
        return self._due[clock]

    def figure_notes(self, *rules: Timescale | Variation) -> tuple[str, ...]:
        """That a figure or variation was entered here only after the date looked at: nobody was told by it then."""
        return entered_later(rules, self.as_at)

    def notes(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """Law 1 said aloud for a finding's rows."""
        return order_notes(tuple(facts), self.as_at, day_in_words(self.as_at))


_DATED_KINDS = (
    "entries", "statuses", "plans", "actions", "action_reviews", "meetings", "attendances", "visits", "assessments", "assessment_changes",
    "allegations", "requests",
    "residences", "decisions", "views",
)


def _place(fact: Fact) -> tuple[date, date, str, str, int, str]:
    """Where rows of one date come from says their order: an id is drawn anew each time a file is taken in."""
    source = fact.source
    return fact.happened.end or date.max, fact.happened.start or date.max, source.file, source.sheet, source.row, fact.id


def _visit_of(row: Visit) -> tuple[object, ...]:
    return row.happened.start, row.agency, row.visitor.strip().casefold(), row.kind.strip().casefold()


def known_to_social_care(fact: Fact) -> date | None:
    """The day from which children's social care is recorded as knowing: the stated one, or for a row of its own the day of it; else None.

    That another agency wrote something down on a day does not say that anybody here knew it that day.
    """
    return fact.known_from if fact.known_on is not None or fact.agency is Agency.CHILDRENS_SOCIAL_CARE else None


def bears(entry: Entry, *markers: Marker) -> bool:
    """True where an entry is coded so, and does not say itself that this was taken back or not found to be so."""
    return not set(markers).isdisjoint(entry.markers) and NOT_BORNE_OUT.isdisjoint(entry.markers)


def people_of(fact: Fact) -> tuple[str, ...]:
    """Labels of the people a fact names, whatever kind it is."""
    for name in ("people", "children"):
        if labels := getattr(fact, name, ()):
            return tuple(labels)
    return tuple(label for name in ("person", "about", "who") if (label := getattr(fact, name, "")))


def people_in(text: str) -> tuple[str, ...]:
    """The names in "Mother X; Child X1" or "Mother X and Child X1", without capitals; never a name inside another ("Mother X’s sister")."""
    return tuple(part.strip().casefold() for part in re.split(r"[;,/&\n]|\band\b", text) if part.strip())


def names(text: str, label: str) -> bool:
    """True where ``text`` names the person of this label, alone or among others."""
    wanted, written = label.casefold(), text.casefold()
    return wanted in written and (wanted in people_in(text) or wanted == written.strip())


def period_of(plan: Plan, as_at: date) -> tuple[date | None, date]:
    """First and last day of a plan by ``as_at``: its earliest start to its latest recorded end, or ``as_at`` while it runs."""
    return plan.happened.start, plan.ended.end or as_at


def by_theme(entries: Iterable[Entry]) -> dict[Theme, tuple[Entry, ...]]:
    """The entries coded to each theme, in the order given; a theme that none is coded to is not there."""
    found: dict[Theme, list[Entry]] = defaultdict(list)
    for entry in entries:
        for theme in dict.fromkeys(entry.themes):
            found[theme].append(entry)
    return {theme: tuple(rows) for theme, rows in found.items()}


def entries_of(incidents: Iterable[Incident]) -> tuple[Entry, ...]:
    """The entries that describe these incidents, each once, echoes left out."""
    return tuple({entry.id: entry for incident in incidents for entry in incident.entries}.values())


def concern_entries_of(incidents: Iterable[Incident]) -> tuple[Entry, ...]:
    """As ``entries_of``, those of concern only: protective entries and denials stand on the other side, never under a concern."""
    return tuple({entry.id: entry for incident in incidents for entry in incident.concern_entries}.values())


def concern_entries_on(theme: Theme, incidents: Iterable[Incident]) -> tuple[Entry, ...]:
    """As ``concern_entries_of``, those coded to ``theme``: what else an agency wrote of the same incident is not its word on this."""
    return tuple({entry.id: entry for incident in incidents for entry in incident.concern_entries if theme in entry.themes}.values())


def protective_entries_of(incidents: Iterable[Incident]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for incident in incidents for entry in incident.entries if entry.nature is Nature.PROTECTIVE}.values())


def sole_party(parties: Iterable[Party]) -> Party | None:
    """The one party that all name; not recorded where none is named; None where they differ, for the sentence to tell apart."""
    named = set(parties)
    if not named:
        return Party.NOT_RECORDED
    return named.pop() if len(named) == 1 else None


def each_once(*groups: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts of all groups in order, each once."""
    return tuple({fact.id: fact for group in groups for fact in group}.values())
