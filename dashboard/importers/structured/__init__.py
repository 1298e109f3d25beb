"""Statutory returns and case-system extracts as facts of one family's record."""

from dashboard.importers.structured.agreement import Agreement, Contradiction, agreement, contradictions
from dashboard.importers.structured.identity import purged_identities
from dashboard.importers.structured.preparing import prepare_structured
from dashboard.importers.structured.recognise import layout_of, not_read

__all__ = [
    "Agreement", "Contradiction", "agreement", "contradictions", "layout_of", "not_read", "prepare_structured", "purged_identities",
]
