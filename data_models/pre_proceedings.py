"""A period of pre-proceedings, with the dates that SSD and the children in need census ask for. Codes are kept as they came."""

from dataclasses import dataclass

from data_models.dates import UNDATED, When
from data_models.forum import YesNo
from data_models.record import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PreProceedings(Fact):
    """``happened`` is the decision to start. ``outcome``: SSD's words or the census code A, B or C, never decoded here."""

    children: tuple[str, ...]
    legal_gateway_outcome: str = ""
    letter_sent: When = UNDATED
    fgdm_offered: YesNo = YesNo.NOT_RECORDED
    fgdm_held: YesNo = YesNo.NOT_RECORDED
    first_meeting: When = UNDATED
    review_meetings: str = ""
    step_decision: When = UNDATED
    outcome: str = ""
    court_application: When = UNDATED
    issue_letter: When = UNDATED
    parents_represented: YesNo = YesNo.NOT_RECORDED
    court_reference: str = ""
    previous_periods: str = ""
    evidence_ref: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        outcome = f"; outcome as recorded: {self.outcome}" if self.outcome else ""
        return f"Pre-proceedings for {', '.join(self.children)}{outcome}"
