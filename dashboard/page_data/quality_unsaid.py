"""What rows leave unsaid: when they became known, what they are about, and who saw it."""

from dashboard.page_data.quality_dates import known_matter
from dashboard.page_data.quality_matters import Matter, Section, counted, of_facts
from dashboard.page_data.topics import names_a_topic_only
from data_models.history import History
from data_models.record import EvidenceStatus, Nature


def unsaid_section(history: History) -> Section:
    known, uncoded, unseen = known_matter(history), no_theme(history), no_evidence_status(history)
    said = [part for part in (
        f"{counted(known.count, 'row')} without the day on which they became known" if known.count else "",
        f"{counted(uncoded.count, 'entry', 'entries')} with no theme coded" if uncoded.count else "",
        f"{counted(unseen.count, 'entry', 'entries')} without word of who saw it" if unseen.count else "",
    ) if part]
    return Section(
        "What rows leave unsaid",
        f"{'; '.join(said)}." if said else "Every row says when it became known, what it is about and who saw it.",
        (known, uncoded, unseen, no_direction(history), topic_only(history)),
    )


def no_theme(history: History) -> Matter:
    """Neither coded by the agency nor confirmed here from its words."""
    return of_facts(
        "no-theme", "Entries with no theme coded",
        "They stand in the chronology and in no count by theme. Ask what each is about, or see what its words suggest on the Themes page.",
        [entry for entry in history.entries if not entry.themes])


def no_direction(history: History) -> Matter:
    """Coded as a denial, a withdrawal or no further action, with a theme, and with no word of which way it points."""
    return of_facts(
        "no-direction", "Entries that tell only what came of a concern",
        "They count as no concern and stand on the other side of their theme. Where such a row also reports something, ask for its direction.",
        [entry for entry in history.entries if entry.themes and entry.speaks_against and entry.nature is Nature.CONTEXT])


def topic_only(history: History) -> Matter:
    """Coded with the name of a topic ("Hygiene", "Attendance"), which says nothing of whether it was well or ill."""
    return of_facts(
        "topic-only", "Entries whose category names a topic and gives no direction",
        "They count as no concern and as no comfort. Ask whether each is a concern or protective, or see what its words suggest on the Themes page.",
        [entry for entry in history.entries if names_a_topic_only(entry)])


def no_evidence_status(history: History) -> Matter:
    return of_facts(
        "no-evidence-status", "Entries that do not say who saw it",
        "First-hand, reported and disputed cannot be told apart. Ask how each came to be written.",
        [entry for entry in history.entries if entry.evidence_status is EvidenceStatus.NOT_RECORDED])
