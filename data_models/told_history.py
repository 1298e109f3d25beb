"""The history that one person may be told of: the facts that pass, as they are told, and nothing that says how many others there are."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date

from data_models.as_told import as_told
from data_models.history import History
from data_models.record import Entry, Fact, Family, IncidentLink, LinkRelation
from data_models.same_incident import Links
from data_models.told import MayBeTold, ToldTo, verdicts

_PARTS = tuple(
    item.name for item in fields(History)
    if item.init and item.name not in ("family", "as_at", "timescales", "rejected", "as_written", "told_otherwise", "person_links", "codings",
                                       "identifiers", "decisions_beside")
)


def told_history(history: History, to: ToldTo, answers: Mapping[str, MayBeTold] | None = None) -> History:
    """A history of what ``to`` may be told alone: findings made from it know nothing else.

    Rows are put in order by what they say and numbered anew, so that neither their order nor their ids carry a trace of others.
    """
    told = {one.fact.id: one for one in verdicts(history, to, answers) if one.told}
    kept = {
        part: _in_order(_without(as_told(fact), told[fact.id].without) for fact in getattr(history, part) if fact.id in told)
        for part in _PARTS if part != "links"
    }
    number = {fact.id: f"told-{place:05}" for place, fact in enumerate((fact for part in kept.values() for fact in part), start=1)}
    links = _links(history, told, number)
    parts = {part: tuple(replace(fact, id=number[fact.id]) for fact in found) for part, found in kept.items()}
    return History(family=Family(id="", label=""), as_at=history.as_at, links=links, **parts)  # type: ignore[arg-type]  # each part keeps its kind


def _without(fact: Fact, left_out: tuple[str, ...]) -> Fact:
    return replace(fact, **dict.fromkeys(left_out, "")) if left_out else fact  # type: ignore[arg-type]  # remarks are texts


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=_place))


def _place(fact: Fact) -> tuple[date, date, str, str]:
    says = "\n".join(str(getattr(fact, item.name)) for item in fields(fact) if item.name not in ("id", "happened"))
    return fact.happened.start or date.max, fact.happened.end or date.max, fact.agency.value, says


def _links(history: History, told: Iterable[str], number: Mapping[str, str]) -> tuple[IncidentLink, ...]:
    """Which told rows describe one incident: said of them by somebody, under no label of its own, and naming no other row."""
    shown = set(told)
    links = Links(link for link in history.links if link.sensitivity == "normal")
    incidents: dict[str, list[Entry]] = {}
    for entry in history.entries:
        if entry.id in shown:
            for incident, relation in links.named(entry).items():
                if relation is LinkRelation.SAME_INCIDENT:
                    incidents.setdefault(incident, []).append(entry)
    together = sorted(sorted(number[entry.id] for entry in entries) for entries in incidents.values() if len(entries) > 1)
    return tuple(
        IncidentLink(id=f"link-{place:05}-{member}", entry_id=member, incident=f"incident {place}")
        for place, members in enumerate(together, start=1) for member in members
    )
