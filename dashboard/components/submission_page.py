"""The submission as one reader works on it: state, sections in order, and what they typed whose place is gone."""

from dashboard import session
from dashboard.components.submission_aside import kept_aside
from dashboard.components.submission_choice import chosen_submission
from dashboard.components.submission_sections import sections
from dashboard.components.submission_steps import state_and_steps
from dashboard.components.submission_work import Work, work_on
from dashboard.page_data.submission_view import SubmissionView, submission_view
from data_models.submission import SECTION_OF, Section


def submission_page() -> None:
    """Choose a submission, or begin one; then all of it."""
    draft = chosen_submission(may_begin=True)
    if draft is None:
        return
    now = session.looking()
    work = work_on(now, draft)
    view = submission_view(draft, session.forum_history(now), work.names)
    state_and_steps(work, view)
    places = _open_places(work, view)
    sections(work, view, {section for place in work.drafts if (section := places.get(place))})
    kept_aside(work, "words", places)


def _open_places(work: Work, view: SubmissionView) -> dict[str, Section | None]:
    """Every place that can be written in now, and the section where its field is; None at the head of the page."""
    places: dict[str, Section | None] = {"return": None, "what-for": None} if work.writes else {"return": None}
    for place in view.places:
        places[f"remark:{place.key}"] = place.section
        if work.writes:
            places |= {f"new:{place.key}": place.section, f"why:{place.section}": place.section}
    for point in work.draft.points:
        if not point.withdrawn:
            places[f"remark-on:{point.id}"] = point.section
            if work.writes:
                places[f"edit:{point.id}"] = point.section
    for finding in view.found if work.writes else ():
        places |= {f"{kind}:{finding.id}": SECTION_OF[finding.kind.block] for kind in ("answer", "aside")}
    return places
