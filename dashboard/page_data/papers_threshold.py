"""The skeleton of a threshold document, child by child, from rows that statements rest on. It never says that threshold is met.

Who saw it decides where a row stands (domain glossary, Re A [2015] EWFC 11): suspicion is shown by itself and added to nothing
(Re J [2013] UKSC 9). Harm and limb are left for a lawyer to write.
"""

from collections.abc import Mapping, Sequence

from dashboard.page_data.frame import capital
from data_models.access import Sensitivity
from data_models.history import History
from data_models.papers import PaperTable, words_of_the_record
from data_models.record import Entry, EvidenceStatus, Fact, Nature

HEADINGS = ("Fact", "How it is evidenced", "Harm to the child", "Limb of section 31(2)")
ASIDE_HEADINGS = ("Row", "What it says", "Why it may not enter")
HARM = "[[What it did, or is likely to do]]"
LIMB = "[[Suffering, or likely to suffer; care, or beyond control]]"
_ENTERS = (EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND, EvidenceStatus.PROFESSIONAL_OPINION, EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED)
_CLEARED = frozenset({Sensitivity.NORMAL.value, Sensitivity.THIRD_PARTY.value})
_WHY_NOT = {
    EvidenceStatus.INTELLIGENCE: "intelligence: not before its originator and a lawyer have cleared it",
    EvidenceStatus.UNVERIFIED: "unverified or anonymous: nobody who saw it is known", EvidenceStatus.NOT_RECORDED: "who saw it is not recorded",
}


def threshold_tables(history: History, facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    """For each child the rows of concern that name the child and may enter, and last what may not. ``facts``: what statements rest on."""
    concerns = [fact for fact in facts if isinstance(fact, Entry) and fact.nature is Nature.CONCERN]
    entering = [entry for entry in concerns if not _why_not(entry)]
    children = [child.label for child in history.children]
    tables = [
        PaperTable(
            title=f"{child}: facts that may enter", headings=HEADINGS,
            rows=tuple((_fact(entry, codes), _evidenced(entry), HARM, LIMB) for entry in entering if child in entry.people),
            note=f"Rows of concern that name {child} and that a statement rests on. What is denied has to be proved by somebody who was there.",
        )
        for child in children
    ]
    left = [entry for entry in concerns if _why_not(entry)]
    unplaced = [entry for entry in entering if not set(children) & set(entry.people)]
    aside = [(codes[entry.id], _told(entry), capital(_why_not(entry))) for entry in left]
    aside += [(codes[entry.id], _told(entry), "It names none of the children: say for whom it matters") for entry in unplaced]
    tables.append(PaperTable(
        title="Shown beside, and added to nothing", headings=ASIDE_HEADINGS, rows=tuple(aside),
        note="A suspicion is no part of what the likelihood of harm rests on, however many there are.",
    ))
    return tuple(tables)


def _why_not(entry: Entry) -> str:
    """Why a row may not enter; "" where it may."""
    if entry.sensitivity not in _CLEARED:
        return "its handling label keeps it back until its originator and a lawyer have cleared it"
    if entry.status is EvidenceStatus.PROFESSIONAL_OPINION and not (entry.doc_ref or entry.source_of_information):
        return "an opinion whose basis is not recorded"
    return "" if entry.status in _ENTERS else _WHY_NOT[entry.status]


def _fact(entry: Entry, codes: Mapping[str, str]) -> str:
    return f"{_told(entry).rstrip('.')}. Row {codes[entry.id]}"


def _told(entry: Entry) -> str:
    return words_of_the_record(f"{entry.happened.in_words()}: {entry.text}")


def _evidenced(entry: Entry) -> str:
    agency = entry.agency_name or entry.agency.label
    holder = words_of_the_record(f"{entry.recorder}, {agency}" if entry.recorder else f"{agency}, recorder not named")
    told = words_of_the_record(entry.reported_by or entry.source_of_information)
    if entry.status is EvidenceStatus.REPORTED:
        return f"Reported: said by {told or 'somebody not named'}, recorded by {holder}. [[Name a first-hand witness.]]"
    said = f"{capital(entry.status.label)}: recorded by {holder}"
    disputed = " [[Set out what is said in answer.]]" if entry.status is EvidenceStatus.DISPUTED else ""
    return f"{said}{f', from {told}' if told else ''}.{disputed}"
