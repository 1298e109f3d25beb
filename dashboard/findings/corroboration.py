"""A theme reported independently by several agencies or relatives, with echoes set apart."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, entries_of, listed, observer
from data_models.finding import Block, Finding, Kind
from data_models.record import EvidenceStatus
from data_models.themes import Theme

KIND = Kind(
    code="corroboration",
    title="Reported by more than one source",
    block=Block.MULTI_AGENCY,
    authority="Review §4.12, 4.31; Re A [2015] EWFC 11 on repeated hearsay",
    method="Each entry of concern counts for whoever saw or told it: the relative or agency named as reporting it, else the agency that "
    "wrote it. An entry linked as repeating another counts for nobody. Two independent sources or more make a finding.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        evidence = tuple(entry for entry in entries_of(incidents) if theme in entry.themes)
        sources = dict.fromkeys(observer(entry, reading.family_labels) for entry in evidence)
        if len(sources) < 2:
            continue
        relatives = [source for source in sources if source in reading.family_labels]
        agencies = [source for source in sources if source not in reading.family_labels]
        echoes = [echo for incident in incidents for echo in incident.echoes]
        shared = sum(1 for incident in incidents if len({observer(entry, reading.family_labels) for entry in incident.entries}) > 1)
        contrary = (
            *reading.protective_on(theme),
            *(entry for entry in evidence if entry.evidence_status is EvidenceStatus.DISPUTED),
        )
        yield Finding(
            kind=KIND,
            key=theme.value,
            statement=_statement(theme, agencies, relatives, shared, len(echoes)),
            children=reading.children_named(evidence),
            evidence=evidence,
            contrary=contrary,
            not_recorded=(
                *((f"{counted(len(echoes), 'entry', 'entries')} only repeating another are left out of the count.",) if echoes else ()),
                *(("No link says whether entries of different agencies describe one incident.",) if not reading.history.links else ()),
                *reading.notes(evidence),
            ),
        )


def _statement(theme: Theme, agencies: list[str], relatives: list[str], shared: int, echoes: int) -> str:
    sources = []
    if agencies:
        sources.append(f"{counted(len(agencies), 'agency', 'agencies')} ({listed(agencies)})")
    if relatives:
        sources.append(f"{counted(len(relatives), 'relative')} ({listed(relatives)})")
    text = f"{theme.label} is recorded as a concern by {listed(sources)}, each from its own knowledge."
    if shared:
        text += f" {counted(shared, 'incident')} {'was' if shared == 1 else 'were'} reported by more than one of them."
    if echoes:
        text += f" {counted(echoes, 'further entry', 'further entries')} repeat what another said and are not counted."
    return text
