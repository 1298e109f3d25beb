"""What is knowable about the adults, and who has been asked: the four parts of the page, from one reading of the record."""

from dataclasses import dataclass

from dashboard.findings.reading import Reading
from dashboard.page_data.adults import AdultsView, adults_view
from dashboard.page_data.allegations import AllegationsView, allegations_view
from dashboard.page_data.asked import AskedView, asked_view
from dashboard.page_data.knowledge_lag import LagView, lag_view
from data_models.history import History


@dataclass(frozen=True)
class WhoKnewWhatView:
    adults: AdultsView
    asked: AskedView
    allegations: AllegationsView
    lag: LagView


def who_knew_what_view(history: History) -> WhoKnewWhatView:
    reading = history.made(Reading)
    return WhoKnewWhatView(adults_view(reading), asked_view(reading), allegations_view(reading), lag_view(reading))
