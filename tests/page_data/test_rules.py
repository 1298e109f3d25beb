from pathlib import Path

from dashboard.findings.catalogue import RULES
from dashboard.page_data.rules import rules_as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"


def test_the_page_in_docs_is_what_the_rules_say_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_as_markdown(), "run `make docs`"


def test_every_kind_of_finding_stands_in_it_once() -> None:
    page = rules_as_markdown()
    assert all(page.count(f"(`{kind.code}`)") == 1 and kind.method in page for kind, _ in RULES)
