"""The page about everybody's looks: who may open it, and that its opening is written down first."""

from datetime import UTC, date, datetime

from dashboard import session
from dashboard.page_data.reviews_due import ReviewsDue, reviews_due
from dashboard.page_data.unusual_access import UnusualAccess, may_read_the_trail, unusual_access
from data_models.looks import REFUSED


def view_of_unusual_access() -> UnusualAccess | None:
    """What the page shows; None where the viewer may not read the trail. Either is in the trail before this returns."""
    scope = session.viewer()
    allowed = may_read_the_trail(scope)
    session.record_once_here("page viewed" if allowed else REFUSED, target="Unusual access")
    return unusual_access(session.record(), scope, date.today()) if allowed else None


def view_of_reviews() -> ReviewsDue:
    """The restrictions and refusals that stand, for whoever was shown the page."""
    return reviews_due(session.record(), session.viewer(), datetime.now(UTC).replace(tzinfo=None))
