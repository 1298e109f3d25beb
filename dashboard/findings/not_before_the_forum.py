"""What agencies hold that is dated before a forum met, where no paper from them is recorded among that forum's papers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.findings.forums import Forum, forums_of, word_from
from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, each_once, known_to_social_care
from data_models.agencies import Agency, agency_named
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.plan import Party
from data_models.record import Entry, Nature

KIND = Kind(
    code="not-before-the-forum",
    title="Held before a forum, with no paper from that agency recorded",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.21, 4.26, Recommendation 2",
    method="For each forum whose papers are recorded, the agencies with entries of concern certainly dated before its day and no paper recorded. "
    "Incidents that an agency in the papers also tells of stand on the other side, as do entries that reassure, deny or close a concern. The "
    "count of all its entries before that day says how many of them tell of those, and how many only repeat another.",
)


@dataclass(frozen=True, slots=True)
class _Held:
    """One agency's entries of one incident, and what the papers' agencies had recorded of the same incident by the forum's day."""

    entries: tuple[Entry, ...]
    in_papers: tuple[Entry, ...]
    repeats: tuple[Entry, ...] = ()


def find(reading: Reading) -> Iterator[Finding]:
    for forum in forums_of(reading):
        day = forum.happened.start
        if day is None:
            continue
        if not forum.papers:
            yield _papers_not_recorded(reading, forum)
            continue
        named = {agency_named(paper) for paper in forum.papers}
        held, unplaced = _held_before(reading, day, named)
        for agency in Agency:
            if agency in held and (finding := _of(reading, forum, agency, held[agency], unplaced.get(agency, 0))):
                yield finding


def _held_before(
    reading: Reading, day: date, papers: set[Agency | None],
) -> tuple[dict[Agency, list[_Held]], dict[Agency, int]]:
    """By agency without a paper: what it holds dated before ``day``, and how many entries may or may not be."""
    held: dict[Agency, list[_Held]] = {}
    unplaced: dict[Agency, int] = {}
    for incident in reading.incidents:
        told = tuple(row for row in (*incident.entries, *incident.echoes) if row.agency in papers and _known_by(row, day))
        repeated = _by_agency(incident.echoes, papers)
        for agency, entries in {**{agency: [] for agency in repeated}, **_by_agency(incident.entries, papers)}.items():
            before = tuple(entry for entry in entries if _before(entry, day))
            repeats = tuple(entry for entry in repeated.get(agency, ()) if _before(entry, day))
            if before or repeats:
                held.setdefault(agency, []).append(_Held(before, told, repeats))
            if maybe := sum(1 for entry in entries if not _before(entry, day) and _may_be_before(entry, day)):
                unplaced[agency] = unplaced.get(agency, 0) + maybe
    return held, unplaced


def _by_agency(entries: Iterable[Entry], papers: set[Agency | None]) -> dict[Agency, list[Entry]]:
    found: dict[Agency, list[Entry]] = {}
    for entry in entries:
        if entry.agency not in papers:
            found.setdefault(entry.agency, []).append(entry)
    return found


def _before(entry: Entry, day: date) -> bool:
    """Certainly before: by its own date, or undated and known before that day."""
    if entry.happened.undated:
        return entry.known_on is not None and entry.known_on < day
    return entry.happened.order(day) is Order.BEFORE


def _may_be_before(entry: Entry, day: date) -> bool:
    return entry.happened.order(day) is Order.NOT_KNOWN


def _other_side(entry: Entry) -> bool:
    return entry.nature is Nature.PROTECTIVE or entry.speaks_against


def _known_by(entry: Entry, day: date) -> bool:
    return entry.known_from is not None and entry.known_from <= day


def _of(reading: Reading, forum: Forum, agency: Agency, held: list[_Held], unplaced: int) -> Finding | None:
    """None where nothing that the agency alone holds is of concern."""
    alone = [item for item in held if not item.in_papers]
    shared = [item for item in held if item.in_papers and item.entries]
    repeats = [entry for item in held for entry in item.repeats]
    own = tuple(entry for item in alone for entry in item.entries)
    other_side = tuple(filter(_other_side, own))
    evidence = tuple(entry for entry in own if not _other_side(entry))
    concern = sum(1 for entry in evidence if entry.nature is Nature.CONCERN)
    if not concern:
        return None
    text = f"Recorded in the papers of {forum.name}: {listed(forum.papers)}. No paper from {agency.label} is recorded among them. "
    of_shared = [entry for item in shared for entry in item.entries]
    everything = (*own, *of_shared, *repeats)
    text += f"{counted(len(everything), 'entry', 'entries')} from {agency.label} in this record {_is(len(everything))} dated before that day "
    text += f"({span_in_words(everything)}): {concern} of concern, {len(evidence) - concern} for context"
    text += f", {len(other_side)} that {'reassures, denies or closes' if len(other_side) == 1 else 'reassure, deny or close'}" if other_side else ""
    text += f", {len(of_shared)} about {counted(len(shared), 'incident')} also told of by an agency in the papers" if shared else ""
    text += f", {len(repeats)} that only {'repeats' if len(repeats) == 1 else 'repeat'} another" if repeats else ""
    text += f". {_known(evidence, forum, len(everything))}"
    heard = word_from(reading, forum).get(agency, ())
    if heard:
        text += f" {agency.label} is recorded as at that forum or as having sent it a report, so these may have been heard there."
    unread = [paper for paper in forum.papers if agency_named(paper) is None]
    if unread:
        text += f" The paper from “{listed(unread)}” may be from it under another name."
    return Finding(
        kind=KIND, key=f"{forum.key}:{agency.value}", subject=f"{agency.label}, {forum.happened.in_words()}", attributed=Party.SERVICE,
        statement=text, children=reading.child_labels, evidence=(*forum.decisions, *evidence),
        contrary=each_once(heard, other_side, (row for item in shared for row in (*item.entries, *item.in_papers)), repeats),
        not_recorded=(
            "Whether another agency’s paper spoke of these, or they were told by word of mouth, is not recorded.",
            *((f"{counted(unplaced, 'entry', 'entries')} from {agency.label} undated or dated across that day: not counted.",) if unplaced else ()),
            *reading.notes(evidence),
        ),
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _known(evidence: tuple[Entry, ...], forum: Forum, of_all: int) -> str:
    """When children's social care is recorded as knowing them: a forum cannot be said to have lacked what nobody there could have had."""
    day = forum.happened.start
    known = [known_to_social_care(entry) for entry in evidence]
    later = sum(1 for on in known if day is not None and on is not None and on > day)
    unknown = known.count(None)
    words = [f"known to children’s social care by that day: {len(evidence) - later - unknown}"]
    words += [f"only later: {later}"] if later else []
    words += [f"date known not recorded: {unknown}"] if unknown else []
    recorded = "Recorded" if len(evidence) == of_all else "Of those of concern or for context, recorded"
    return f"{recorded} as {'; '.join(words)}."


def _papers_not_recorded(reading: Reading, forum: Forum) -> Finding:
    return Finding(
        kind=KIND, key=f"{forum.key}:papers", subject=f"papers of {forum.happened.in_words()}", attributed=Party.SERVICE,
        statement=f"Whose information was in the papers of {forum.name} is not recorded: what was before it cannot be told from this record.",
        children=reading.child_labels, evidence=forum.decisions, not_recorded=reading.notes(forum.decisions),
    )
