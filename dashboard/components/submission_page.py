"""The submission as one reader works on it: state, sections in order, and what they typed whose place is gone."""

from dashboard import session
from dashboard.components.submission_aside import kept_aside
from dashboard.components.submission_choice import chosen_submission
from dashboard.components.submission_sections import sections
from dashboard.components.submission_steps import state_and_steps
from dashboard.components.submission_work import Work, work_on
from dashboard.page_data.submission_view import SubmissionView, submission_view
from data_models.submission import Section


def submission_page() -> None:
    """Choose a submission, or begin one; then all of it."""
    draft = chosen_submission(may_begin=True)
    if draft is None:
        return
    now = session.looking()
    work = work_on(now, draft)
    view = submission_view(draft, session.forum_history(now), work.names)
    state_and_steps(work, view)
    sections(work, view)
    kept_aside(work, "words", _open_places(work, view))


def _open_places(work: Work, view: SubmissionView) -> set[str]:
    """Every place whose field, or the way to it, is on the page."""
    points = {point.id for point in work.draft.points if not point.withdrawn}
    places = {f"remark-on:{point}" for point in points} | {f"remark:{place.key}" for place in view.places} | {"return"}
    if work.writes:
        places |= {f"new:{place.key}" for place in view.places} | {f"edit:{point}" for point in points} | {"what-for"}
        places |= {f"{kind}:{finding.id}" for kind in ("answer", "aside") for finding in view.found}
        places |= {f"why:{section}" for section in Section if section.argues}
    return places
