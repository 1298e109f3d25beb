"""What a person says of entries and incidents, kept with who said it and when, and taken back exactly.

Every decision is an import of its own, however many statements it makes. Each statement answers one question (are these two one
incident? does this entry describe that named incident?), so that the newest answer counts, and comes to light again when a newer one
is taken back. It reads rightly what the entries said all along, so it holds for every date on which they are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.importers.keyed import Statement, decision_id, keep
from dashboard.importers.undo import undo_import
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope, Sensitivity
from data_models.history import History
from data_models.incidents import Incident, incidents_of
from data_models.record import Entry, Family, IncidentLink, LinkRelation
from data_models.same_incident import Links

FORM = "incidents"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: how ``entry`` stands to the entry set beside it, or to the incident that a file gives a name."""

    entry: Entry
    relation: LinkRelation
    other: Entry | None = None
    other_id: str = ""
    incident: str = ""

    @property
    def beside(self) -> str:
        """Id of the entry set beside it, also of one that is not in view."""
        return self.other.id if self.other else self.other_id

    def question(self, family: Family) -> str:
        if self.beside:
            return decision_id(family, "incident of two", *sorted((self.entry.id, self.beside)))
        return decision_id(family, "incident of one", self.entry.id, self.incident)

    def as_link(self, family: Family) -> IncidentLink:
        return IncidentLink(
            id=self.question(family), entry_id=self.entry.id, other_entry_id=self.beside, incident=self.incident, relation=self.relation)


def one_incident(entry: Entry, other: Entry) -> tuple[Said, ...]:
    """Both describe it. Whatever incidents they belonged to become one."""
    return (Said(entry, LinkRelation.SAME_INCIDENT, other),)


def only_repeats(echo: Entry, origin: Entry) -> tuple[Said, ...]:
    return (Said(echo, LinkRelation.REPEATS, origin),)


def not_the_same(ones: Sequence[Entry], others: Sequence[Entry]) -> tuple[Said, ...]:
    """Every entry of one side was in view beside every one of the other."""
    return tuple(Said(one, LinkRelation.SEPARATE, other) for one in ones for other in others)


def taken_out(entries: Sequence[Entry], links: Sequence[IncidentLink], entry: Entry, family: Family) -> tuple[Said, ...]:
    """``entry`` is not this incident; the others of it stay together, even where it alone had held them together.

    Nothing is said of an entry that stands alone already.
    """
    standing = Links(links)
    incident = incident_of(entries, links, entry)
    others = [other for other in (*incident.entries, *incident.echoes) if other.id != entry.id]
    if not others:
        return ()
    in_view = {other.id for other in others}
    apart = [
        *(Said(entry, LinkRelation.SEPARATE, other) for other in others),
        *(Said(entry, LinkRelation.SEPARATE, other_id=other) for other, link in standing.about(entry.id).items()
          if other not in in_view and link.relation is not LinkRelation.SEPARATE),
        *(Said(entry, LinkRelation.SEPARATE, incident=name) for name, relation in standing.named(entry).items()
          if relation is not LinkRelation.SEPARATE),
    ]
    parts = incidents_of(others, after(links, apart, family))
    first = next((part for part in parts if _describes(part, incident)), parts[0])
    return (*apart, *(_held(part, first, incident) for part in parts if part is not first))


def _describes(part: Incident, whole: Incident) -> bool:
    """True where an entry of the part described the whole, and did not only repeat."""
    echoes = {echo.id for echo in whole.echoes}
    return any(entry.id not in echoes for entry in part.entries)


def _held(part: Incident, first: Incident, whole: Incident) -> Said:
    """What keeps a part with the rest: as an echo if all of it only repeated, and there is something left to repeat."""
    repeats = _describes(first, whole) and not _describes(part, whole)
    return Said(part.entries[0], LinkRelation.REPEATS if repeats else LinkRelation.SAME_INCIDENT, first.entries[0])


def describes_it(entries: Sequence[Entry], links: Sequence[IncidentLink], entry: Entry) -> tuple[Said, ...]:
    """``entry``, so far told as an echo, describes its incident itself."""
    standing = Links(links)
    by_id = {other.id: other for other in entries}
    return (
        *(Said(entry, LinkRelation.SAME_INCIDENT, by_id.get(other), other_id=other) for other, link in standing.about(entry.id).items()
          if link.relation is LinkRelation.REPEATS and link.entry_id == entry.id),
        *(Said(entry, LinkRelation.SAME_INCIDENT, incident=name) for name, relation in standing.named(entry).items()
          if relation is LinkRelation.REPEATS),
    )


def incident_of(entries: Sequence[Entry], links: Iterable[IncidentLink], entry: Entry) -> Incident:
    return next(
        incident for incident in incidents_of(entries, links) if any(entry.id == one.id for one in (*incident.entries, *incident.echoes)))


def after(links: Iterable[IncidentLink], said: Iterable[Said], family: Family) -> tuple[IncidentLink, ...]:
    """The links as they stand once ``said`` is kept: a newer answer takes the place of the older one to the same question."""
    standing = {link.id: link for link in links}
    standing.update({one.question(family): one.as_link(family) for one in said})
    return tuple(standing.values())


def keep_said(database: Database, scope: Scope, history: History, said: Sequence[Said], *, now: datetime | None = None) -> str:
    """Keep one decision and return the id of its import, by which it is taken back."""
    return keep(database, scope.actor, history.family, FORM, [_statement(history.family, one) for one in said], now=now)


def take_back(database: Database, scope: Scope, family: Family, import_id: str) -> None:
    """As if it had not been said; what was said before counts again. Raises DashboardError where that was done already."""
    undo_import(database, scope, family, import_id, reason="decision on incidents taken back")


def _statement(family: Family, said: Said) -> Statement:
    """Kept by the entries' ids alone, under the closer of their two labels: the statement must not tell what its entries would not."""
    fields = {
        "entry_id": said.entry.id, "other_entry_id": said.beside or None, "incident": said.incident or None, "relation": said.relation.value,
        "sensitivity": _closest(said).value,
    }
    typed = {"Decision": _IN_WORDS[said.relation], "Entry": said.entry.id, "Beside": said.beside or f"incident {said.incident}"}
    return Statement(tables.INCIDENT_LINK, fields, fact_id=said.question(family), reading=True, typed=typed)


_IN_WORDS = {
    LinkRelation.SAME_INCIDENT: "one incident", LinkRelation.REPEATS: "only repeats", LinkRelation.SEPARATE: "not the same",
}


def _closest(said: Said) -> Sensitivity:
    labels = {Sensitivity(entry.sensitivity) for entry in (said.entry, said.other) if entry} - {Sensitivity.NORMAL}
    if len(labels) > 1:
        return Sensitivity.RESTRICTED
    return labels.pop() if labels else Sensitivity.NORMAL
