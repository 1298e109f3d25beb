"""The whole story of Family B in a browser, each part by somebody whose part it is: submission, views with one agency silent, a decision to wait,
its return by itself, a challenge by the school, the second forum, a Meeting Before Action agreed, the letter, and the census."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, TimeoutError, expect

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.history import family_called
from dashboard.page_data.submission_kept import begin
from dashboard.page_data.submissions import for_the_forum, submission
from dashboard.store import Database
from tests.browser.conftest import free_port, serving
from tests.browser.steps import choose, go_to, list_opened, settled
from tests.conftest import ACTOR, KEY, copied_record
from tests.page_data.test_submissions import WORKER, complete

pytestmark = pytest.mark.browser

BEFORE, FORUM, SECOND = date(2021, 5, 28), date(2021, 6, 3), date(2021, 7, 15)


@pytest.fixture
def story(browser: Browser, sample_record: tuple[Path, object], tmp_path: Path) -> Iterator[Page]:
    """A dashboard in which the worker has answered every finding and written every section: that much typing is tried elsewhere."""
    copied_record(sample_record[0], tmp_path / "record.duckdb")
    with Database(tmp_path / "record.duckdb", KEY) as database:
        family = family_called(database, database.scope_of(ACTOR), "Family B")
        worker = database.scope_of(WORKER)
        history = for_the_forum(database, worker, family, BEFORE)
        draft = submission(database, worker, family, begin(
            database, worker, family, as_at=BEFORE, forum_on=FORUM, asked_for="A Meeting Before Action for both children"))
        complete(database, worker, family, draft, tuple(findings_of(history)), tuple(child.label for child in history.children))
    with serving(tmp_path, free_port()) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 1600}, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/?family={family.id}&as_at={BEFORE.isoformat()}")
        expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
        yield page
        context.close()


def answered(page: Page) -> None:
    """The page has taken up what was done to it, and answered. It begins to answer only after a moment, or has nothing to answer."""
    with suppress(TimeoutError):
        page.locator("[data-testid=stApp]:not([data-test-script-state=notRunning])").wait_for(timeout=400)
    settled(page)


def as_part(page: Page, name: str) -> None:
    choose(page, "Look as", f"^{name}$")
    answered(page)


def on(page: Page, day: date, *, page_named: str = "") -> None:
    """The same page, or the one named, as known on another day. It is opened anew: the address keeps whose part is played."""
    if page_named:
        go_to(page, page_named)
    page.goto(re.sub(r"as_at=[0-9-]+", f"as_at={day.isoformat()}", page.url))
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    answered(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    answered(page)


def write(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(words)
    field.press("Tab")
    answered(page)


def told(page: Page, words: str) -> None:
    """It is said at the head of the page, and in passing beside where the person is looking."""
    for place in ("stAlertContainer", "stToast"):
        expect(page.get_by_test_id(place).filter(has_text=words).first).to_be_visible()


def filled(page: Page, fields: dict[str, str]) -> None:
    for label, words in fields.items():
        write(page, label, words)


def submitted(page: Page) -> None:
    """Sent by the worker, signed off by somebody who wrote none of it, sealed."""
    as_part(page, "Sample social worker")
    go_to(page, "Submission")
    assert page.get_by_role("button", name="Sign it off").count() == 0, "nobody signs off what they wrote"
    press(page, "Send it to the team manager")
    expect(page.get_by_text("Sent. It is not written in now")).to_be_visible()
    as_part(page, "Sample team manager")
    press(page, "Sign it off")
    expect(page.get_by_text("Signed off. Nobody writes in it")).to_be_visible()
    as_part(page, "Sample social worker")
    press(page, "Submit it to the forum")
    press(page, "Submit and seal it")
    expect(page.get_by_text("Submitted to the forum, and sealed.")).to_be_visible(timeout=180_000)


def viewed_by_the_school_alone(page: Page) -> None:
    """Every agency around the family is asked, the school replies, the others are silent."""
    go_to(page, "Agencies’ views")
    press(page, "Ask")
    told(page, "Asked. Each request stands in the record")
    as_part(page, "Sample designated lead, school")
    page.get_by_text("supports it", exact=True).click()
    answered(page)
    write(page, "Reasons", "The same worry every week for two years.")
    press(page, "Give this view")
    told(page, "Your agency’s view is kept.")
    expect(page.get_by_text(re.compile("1 agency replied for the forum of 3 June 2021"))).to_be_visible()


def deferred(page: Page) -> None:
    """The decision to wait, not signed before every compulsory part is there."""
    on(page, FORUM)
    as_part(page, "Sample forum chair")
    go_to(page, "Decision")
    press(page, "Begin the record of a decision")
    expect(page.get_by_text("Choose what the forum decided.", exact=True)).to_be_visible()
    choose(page, "^(Decision|Choose what)", "^Deferred for information")
    expect(page.get_by_text("Nothing is recorded that the decision waits for.")).to_be_visible()
    filled(page, {
        "Reasons for Child B1": "The assessments are awaited.", "Reasons for Child B2": "The same.",
        "Why it cannot be decided without it": "What the stepfather understands is not known.",
        "What keeps each child safe meanwhile": "Visits twice a week.", "Returns to the forum on": "15 July 2021",
        "Who was there, one a line": "Chair\nLawyer\nTeam manager",
        "Asked whether they see it differently, each person said": "The school sees it differently.",
    })
    filled(page, {
        "What is awaited": "Cognitive assessment", "Owner: the person who sees that it happens": "Team manager", "Starts by": "10 June 2021",
        "Due": "30 June 2021", "If it is late: what the forum does without it": "The forum decides without it",
    })
    press(page, "Keep what is written")
    further = page.get_by_label("What is awaited", exact=True).last
    further.fill("The police’s reply")
    further.press("Tab")
    answered(page)
    expect(page.get_by_text("Something on this page is not kept yet")).to_be_visible()
    expect(page.get_by_label("Owner: the person who sees that it happens", exact=True).last).to_be_visible()  # what was opened stays open
    further.fill("")
    further.press("Tab")
    answered(page)
    press(page, "Sign this decision")
    press(page, "Yes, sign it")
    told(page, "Signed. It is a fact of the record from now on.")
    assert page.get_by_role("button", name="Sign this decision").count() == 0


def back_by_itself(page: Page) -> None:
    go_to(page, "Agenda")
    expect(page.get_by_text(re.compile("its day of return was 15 July 2021"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Open Decision for: Family B")).first.click()
    expect(page.get_by_role("heading", name="Decision", exact=True, level=1)).to_be_visible()
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    expect(page.get_by_role("combobox", name="Look as")).to_have_value("Sample forum chair")


def challenged_by_the_school(page: Page) -> None:
    """Who must answer has a clock; it goes back to the forum without a new incident."""
    on(page, date(2021, 7, 8), page_named="Family")
    as_part(page, "Sample designated lead, school")
    go_to(page, "Challenge")
    filled(page, {
        "What is challenged": "The decision of 3 June 2021",
        "Why: what is wrong with the decision, in your own words": "What we hold was not weighed.", "Remedy sought": "Back to the forum",
        "What keeps the children safe until it is answered": "Daily sight at school",
    })
    choose(page, "Grounds", "The reasoning")
    page.keyboard.press("Escape")
    press(page, "Raise this challenge")
    told(page, "Raised. The clock runs")
    expect(page.get_by_text(re.compile("^The worker .* must answer by 12 July 2021")).first).to_be_visible()
    as_part(page, "Sample team manager")
    page.get_by_text("What is done next").click()
    page.get_by_text("back to the forum", exact=True).click()
    answered(page)
    write(page, "Reasons", "It returns on 15 July with the school's papers.")
    press(page, "Keep")
    expect(page.get_by_text("Ended: back to the forum.")).to_be_visible()


def agreed_by_the_second_forum(page: Page) -> None:
    on(page, SECOND)
    as_part(page, "Sample forum chair")
    go_to(page, "Decision")
    press(page, "Begin the record of a decision")
    choose(page, "^(Decision|Choose what)", "^Pre-proceedings begin")
    filled(page, {
        "What the forum was asked to agree": "A Meeting Before Action", "Reasons for Child B1": "The wait has not helped.",
        "Reasons for Child B2": "The same.", "Letter before proceedings sent by": "20 July 2021", "Meeting held by": "29 July 2021",
        "Concerns that the letter states": "As in the submission.", "Changes sought, and by when": "Named in the letter.",
        "Assessments: of whom, what for, by whom, by when": "Cognitive, stepfather.",
        "Family group decision-making: the offer, or why it is not in the children’s interests": "Offered in the letter.",
        "Who was there, one a line": "Chair\nLawyer", "Asked whether they see it differently, each person said": "Nobody did.",
    })
    press(page, "Keep what is written")
    press(page, "Sign this decision")
    press(page, "Yes, sign it")
    expect(page.get_by_role("heading", name=re.compile("15 July 2021: Pre-proceedings begin"))).to_be_visible()


def captured_once_for_the_census(page: Page) -> None:
    as_part(page, "Sample social worker")
    go_to(page, "Key in")
    choose(page, "Children", "Child B1")
    page.keyboard.press("Escape")
    filled(page, {
        "Decision to start pre-proceedings (required)": "15 July 2021", "Letter before proceedings sent": "19 July 2021",
        "First pre-proceedings meeting": "28 July 2021",
    })
    press(page, "Keep")
    expect(page.get_by_text(re.compile("Kept: Pre-proceedings"))).to_be_visible()
    on(page, date(2021, 8, 2), page_named="Family")
    as_part(page, "Sample social worker")
    go_to(page, "Pre-proceedings")
    press(page, "Census block")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save pre_proceedings.xml").click()
    block = etree.parse(str(download.value.path())).find(".//PreProceedingsandFGDM")
    assert block is not None
    assert [(one.tag, one.text) for one in block] == [
        ("PPStartDate", "2021-07-15"), ("LBPSentDate", "2021-07-19"), ("InitialPPMeetingDate", "2021-07-28")]


def drawn_on_every_page(page: Page) -> None:
    go_to(page, "Cumulative concern")
    list_opened(page, "Or go to a forum", "Care Planning Forum, 3 June 2021")
    for day in ("3 June 2021", "15 July 2021"):
        expect(page.get_by_role("option", name=re.compile(f"Care Planning Forum, {day}")).first).to_be_visible()


def test_the_whole_story_of_family_b(story: Page) -> None:
    for chapter in (
        submitted, viewed_by_the_school_alone, deferred, back_by_itself, challenged_by_the_school, agreed_by_the_second_forum,
        captured_once_for_the_census, drawn_on_every_page,
    ):
        try:
            chapter(story)
        except Exception:
            print(f"What stood on the page when “{chapter.__name__}” stopped:\n{story.locator('body').inner_text()}")  # noqa: T201 - for who reads why
            raise
