"""A theme reported independently by several agencies or family members, with echoes set apart."""

from collections.abc import Iterator, Mapping

from dashboard.findings.in_words import counted, listed
from dashboard.findings.own_outcomes import own_outcome_notes
from dashboard.findings.reading import Reading, each_once, protective_entries_of
from dashboard.findings.sources import names_no_teller, of_another_partner
from dashboard.findings.whose import whose_in_words
from data_models.agencies import agency_named
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Marker, Theme

KIND = Kind(
    code="corroboration",
    title="Reported by more than one source",
    block=Block.MULTI_AGENCY,
    authority="Review §4.12, 4.31; Re A [2015] EWFC 11 on repeated hearsay",
    method="Each entry of concern counts for whoever saw or told it: the family member or agency named as reporting it, else the agency that "
    "wrote it. Where no direction is written, a category that names a harm counts as concern, and one that names only a topic does not. An entry "
    "linked as repeating another counts for nobody, nor does one of an incident that a family member told of, where it names nobody as its own "
    "source and is not recorded as seen, found or thought by its recorder. What a parent or carer said to the recorder at first hand, in an entry "
    "that names them, counts for the agency that heard it. An entry coded as a child’s voice that names one child and nobody as its source counts "
    "for that child where it begins with what was said, or tells of what adults do out of the recorder’s sight; never of how the child is. One "
    "that tells that one of the family says that somebody lies counts for nobody; nor, on domestic abuse, does a source whose every row tells in "
    "its own words of another partner, of another time. Two sources or more make a finding; on a theme that is one "
    "adult’s own, and on domestic abuse, which adults the entries name is said, on one that is one child’s own which children; beside a child’s "
    "state of mind stands every protective entry that saw or heard that child; where a row says itself that nothing was taken further or that it "
    "was denied or taken back, that is said beside.",
)
_VOICES = frozenset({Marker.CHILD_VOICE, Marker.SIBLING_VOICE, Marker.FAMILY_REPORT, Marker.SELF_REPORT})


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        evidence = reading.concern_entries[theme]
        scribes = [entry for incident in incidents for entry in reading.scribes_among(incident.concern_entries_on(theme))]
        sources = {entry.id: reading.source_on(theme, entry) for entry in evidence}
        written = {scribe.id for scribe in scribes}
        own = {entry_id: source for entry_id, source in sources.items() if source and entry_id not in written}
        disputing = [entry for entry in evidence if not sources[entry.id]]
        of_then = [entry for entry in evidence if entry.id in own and of_another_partner(entry)] if theme is Theme.DOMESTIC_ABUSE else []
        then = {entry.id for entry in of_then}
        now = {source for entry_id, source in own.items() if entry_id not in then}
        only_then = [entry for entry in of_then if own[entry.id] not in now]
        own = {entry_id: source for entry_id, source in own.items() if source in now}
        if len(set(own.values())) < 2:
            continue
        echoes = each_once(echo for incident in incidents for echo in incident.echoes)
        outside = _told_by_others(reading, evidence)
        holders = {entry.agency.label for entry in evidence}
        rowless = [source for source in dict.fromkeys(own.values()) if source not in reading.family_labels and source not in holders]
        unnamed = sum(1 for entry in evidence if entry.id in own and entry.evidence_status is EvidenceStatus.REPORTED and names_no_teller(entry))
        voices = sum(
            1 for entry in evidence
            if own.get(entry.id) == entry.agency.label and not entry.reported_by.strip() and not _VOICES.isdisjoint(entry.markers)
        )
        yield Finding(
            kind=KIND,
            key=theme.value,
            subject=theme.label.lower(),
            statement=_statement(reading, theme, incidents, own, len(echoes)) + whose_in_words(
                reading, theme, (entry for entry in evidence if entry.id in own)),
            children=reading.children_named(evidence),
            evidence=evidence,
            contrary=each_once(
                reading.contrary_on(theme), protective_entries_of(incidents), reading.seen_well(theme, evidence),
            ),
            not_recorded=(
                *((f"Left out of the count, as linked: {listed(_named(echo) for echo in echoes if isinstance(echo, Entry))}.",) if echoes else ()),
                *((f"No second source, for it may only write down what a family member told of the same incident: {listed(map(_named, scribes))}.",)
                  if scribes else ()),
                *((f"No source of what happens in this home, for all that it is counted for is words of another partner, then: "
                   f"{listed(map(_named, only_then))}.",) if only_then else ()),
                *((f"No source, for it tells that one of the family says that somebody lies: {listed(map(_named, disputing))}.",)
                  if disputing else ()),
                *((f"{counted(unnamed, 'entry is', 'entries are')} recorded as reported, by nobody named: counted for the agency that wrote it.",)
                  if unnamed else ()),
                *((f"{counted(voices, 'entry tells', 'entries tell')} what a child or relative said and {'names' if voices == 1 else 'name'} "
                   "nobody as the source: counted for the agency that wrote it, which may have seen nothing itself.",) if voices else ()),
                *((f"No row of its own here, and counted as another agency’s row says it told: {listed(rowless)}.",) if rowless else ()),
                *((f"{counted(outside, 'entry names', 'entries name')} a source that is neither a listed family member nor a known agency: "
                   "counted for the agency that wrote it.",) if outside else ()),
                *(("No link says whether entries of different agencies describe one incident or repeat each other.",)
                  if not reading.history.links else ()),
                *own_outcome_notes(evidence),
                *reading.no_direction_notes(theme),
                *reading.notes(evidence),
            ),
        )


def _told_by_others(reading: Reading, evidence: tuple[Entry, ...]) -> int:
    """How many name a source that is neither a listed member of the family nor a known agency: each wording is looked up once."""
    unknown = {told_by for entry in evidence if (told_by := entry.reported_by.strip())}
    family = {label.casefold() for label in reading.family_labels}
    unknown = {told_by for told_by in unknown if agency_named(told_by) is None and told_by.casefold() not in family}
    return sum(1 for entry in evidence if entry.reported_by.strip() in unknown)


def _named(entry: Entry) -> str:
    return f"{entry.agency.label} ({entry.happened.in_words()})"


def _statement(
    reading: Reading, theme: Theme, incidents: tuple[Incident, ...], own: Mapping[str, str], echoes: int,
) -> str:
    sources = dict.fromkeys(own.values())
    relatives = [source for source in sources if source in reading.family_labels]
    agencies = [source for source in sources if source not in reading.family_labels]
    said = []
    if agencies:
        said.append(f"{counted(len(agencies), 'agency', 'agencies')} ({listed(agencies)})")
    if relatives:
        said.append(f"{counted(len(relatives), 'family member')} ({listed(relatives)})")
    text = f"{theme.label} is recorded as a concern by {listed(said)}, each counted once."
    shared = sum(
        1 for incident in incidents
        if len({own[entry.id] for entry in incident.concern_entries_on(theme) if entry.id in own}) > 1
    )
    if shared:
        text += f" {counted(shared, 'incident stands', 'incidents stand')} in rows of more than one of them."
    if echoes:
        text += (
            " 1 further entry repeats what another said and is not counted." if echoes == 1
            else f" {echoes} further entries repeat what another said and are not counted."
        )
    return text
