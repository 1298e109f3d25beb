"""How many, in words: the same number reads the same in every sentence."""

from dashboard.findings.in_words import counted, days_apart
from tests.findings.building import when


def test_thousands_have_a_comma() -> None:
    assert (counted(1, "day"), counted(999, "day"), counted(1430, "day")) == ("1 day", "999 days", "1,430 days")
    assert days_apart(when("2016-01"), when("2020-01-01")) == "between 1,431 and 1,461 days"
    assert days_apart(when("2016-02-01"), when("2020-01-01")) == "1,430 days"
