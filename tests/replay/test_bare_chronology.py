"""A bare chronology of a family never seen before: date, agency, text. What the command line finds in it, and that all of it is suggested."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.importers.keyed import keep
from dashboard.page_data.history import families, history_of
from dashboard.page_data.themes import confirmation, waiting_of
from dashboard.page_data.words_read import suggestions_then
from dashboard.settings import encryption_key, settings
from dashboard.store import Database
from data_models.suggestion import CodingDecision
from tests.test_command_line import run

BARE = Path(__file__).with_name("bare_chronology.csv")
DAY = "2021-06-01"
WANTED = {
    "corroboration", "recurrence", "co-occurrence", "oscillation", "raised-risk-window", "not-attended", "threat-unanswered", "protective",
}
ROW = ["entry", "file", "sheet", "row", "date", "precision", "agency", "status", "text", "suggested_words", "suggested_codes"]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after one import by the command line, its words read."""
    home = tmp_path_factory.mktemp("bare") / "home"
    done = run("import", str(BARE), "--family", "Family N", home=home)
    assert done.returncode == 0 and "40 rows read = 40 loaded" in done.stdout, done.stderr
    return home


@pytest.fixture
def home(imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may change."""
    monkeypatch.setenv("CPF_HOME", str(tmp_path / "home"))
    return shutil.copytree(imported, tmp_path / "home")


def printed(home: Path, day: str = DAY) -> str:
    done = run("findings", "Family N", "--as-at", day, "--json", home=home)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_import_gives_a_useful_set_all_marked_as_suggested(home: Path) -> None:
    findings = json.loads(printed(home))["findings"]
    assert {finding["code"] for finding in findings} >= WANTED and len(findings) >= 15
    recurring = {finding["statement"].split(" is recorded")[0].rsplit(": ", 1)[1] for finding in findings if finding["code"] == "recurrence"}
    assert recurring >= {"Domestic abuse", "Neglect", "Alcohol misuse", "Drug misuse", "Education and attendance"}
    for finding in findings:
        assert list(finding) == [
            "code", "title", "statement", "authority", "children", "evidence", "contrary", "not_recorded", "method", "suggested"]
        assert finding["suggested"] is True and "nobody has confirmed" in finding["statement"]
        assert any(row["suggested_words"] for row in finding["evidence"])
        for row in (*finding["evidence"], *finding["contrary"]):
            assert list(row) == ROW and len(row["suggested_words"]) == len(row["suggested_codes"])
            assert all(words in row["text"] for words in row["suggested_words"])


def test_the_other_side_is_suggested_too(home: Path) -> None:
    findings = json.loads(printed(home))["findings"]
    protective = next(finding for finding in findings if finding["code"] == "protective")
    assert "No evidence of alcohol or drug use" in " ".join(row["text"] for row in protective["evidence"])
    assert any(finding["contrary"] for finding in findings if finding["code"] == "recurrence")
    coming_back = next(finding for finding in findings if finding["code"] == "recurrence" and "Alcohol" in finding["statement"])
    told = [row["text"] for row in coming_back["contrary"]]
    assert any("Father denied drinking" in text for text in told), "a denial is the other side, never a concern"
    assert not any("Father denied drinking" in row["text"] for row in coming_back["evidence"])


def test_in_plain_words_the_suggested_stand_under_a_heading_with_the_words_that_matched(home: Path) -> None:
    said = run("findings", "Family N", "--as-at", DAY, home=home).stdout
    heading = "From words that nobody has confirmed yet"
    assert said.strip().startswith(heading) and said.count(heading) == 1
    assert "(suggested, not confirmed: " in said and "“" in said


def test_confirming_them_all_makes_the_same_findings_firm(home: Path) -> None:
    before = json.loads(printed(home))["findings"]
    with Database(settings().record, encryption_key(settings())) as database:
        scope = database.scope_of("local")
        family = families(database, scope)[0]
        history = history_of(database, scope, family, date.fromisoformat(DAY))
        waiting = waiting_of(history, suggestions_then(database, scope, history))
        keep(database, "local", family, "themes", confirmation(family, waiting, CodingDecision.CONFIRMED, actor="local"))
    after = json.loads(printed(home))["findings"]
    assert not any(finding.get("suggested") for finding in after)
    firm = [(finding["code"], finding["statement"], [row["entry"] for row in finding["evidence"]]) for finding in after]
    for finding in before:
        statement = finding["statement"].split("nobody has confirmed: ", 1)[1]
        assert (finding["code"], statement, [row["entry"] for row in finding["evidence"]]) in firm


def test_later_entries_and_their_words_change_no_byte(home: Path, tmp_path: Path) -> None:
    before = printed(home)
    first = date.fromisoformat(DAY)

    def taken(days: int, name: str) -> None:
        dates = [first + timedelta(days=days + number) for number in range(50)]
        lines = [f"{day:%d/%m/%Y},Police,Father drunk and threatened the social worker ({number})." for number, day in enumerate(dates)]
        path = tmp_path / name
        path.write_text("Date,Agency,What happened\n" + "\n".join(lines) + "\n", encoding="utf-8")
        assert "50 loaded" in run("import", str(path), "--family", "Family N", home=home).stdout

    taken(1, "later.csv")
    assert printed(home) == before
    taken(-200, "earlier.csv")
    assert printed(home) != before, "the planted fault: the same rows dated before the day do change what is printed"
