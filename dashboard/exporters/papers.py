"""Every paper from the one source: which function renders which. The same source gives the same bytes."""

from collections.abc import Callable, Mapping

from dashboard.exporters.challenge import challenge_pack
from dashboard.exporters.chronologies import court_chronology, short_chronology
from dashboard.exporters.letter import letter_draft
from dashboard.exporters.pack import forum_pack
from dashboard.exporters.schedule import evidence_schedule
from dashboard.exporters.submission import submission_document
from dashboard.exporters.threshold import threshold_skeleton
from data_models.papers import PaperKind, PapersSource

RENDERS: Mapping[PaperKind, Callable[[PapersSource], bytes]] = {
    PaperKind.SUBMISSION: submission_document, PaperKind.PACK: forum_pack, PaperKind.EVIDENCE: evidence_schedule,
    PaperKind.COURT_CHRONOLOGY: court_chronology, PaperKind.SHORT_CHRONOLOGY: short_chronology, PaperKind.THRESHOLD: threshold_skeleton,
    PaperKind.LETTER: letter_draft, PaperKind.CHALLENGE: challenge_pack,
}
WITH_PICTURES = frozenset({PaperKind.SUBMISSION, PaperKind.PACK})


def rendered(kind: PaperKind, source: PapersSource) -> bytes:
    """One paper. Raises DashboardError where it could not be set."""
    return RENDERS[kind](source)
