import pytest

from dashboard.findings.co_occurrence import find
from dashboard.findings.reading import Reading
from data_models.themes import Theme
from tests.findings.building import entry, history, ids, only

DA, MH, DRUGS, DRINK = Theme.DOMESTIC_ABUSE, Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE


def found(*entries: object):
    return list(find(Reading(history(entries=entries))))


def test_a_worked_example_counts_quarters_and_shows_those_where_one_stands_alone() -> None:
    finding = only(found(
        entry("2019-01-01", DA, id="a"), entry("2019-03-31", MH, id="b"),
        entry("2019-05-01", DA, id="alone"),
        entry("2020-10-01", DA, MH, DRUGS, id="c"),
    ))
    assert finding.statement == (
        "Of 3 quarters with one of these concerns recorded, 2 hold two or more together, the first in January to March 2019, the last in "
        "October to December 2020: domestic abuse with adult mental health in 2, domestic abuse with drug misuse in 1 and adult mental "
        "health with drug misuse in 1. Most at once: domestic abuse, adult mental health and drug misuse in October to December 2020."
    )
    assert ids(finding.evidence) == ["a", "b", "c"]
    assert ids(finding.contrary) == ["alone"]
    assert finding.not_recorded == ("Beside this: 1 quarter in which one of these concerns stands alone.",)


@pytest.mark.parametrize(("second", "findings"), [("2020-03-31", 1), ("2020-04-01", 0)])
def test_the_last_day_of_a_quarter_is_inside_it(second: str, findings: int) -> None:
    assert len(found(entry("2020-01-01", DA), entry(second, MH))) == findings


def test_a_date_across_two_quarters_is_placed_in_neither_and_counted_aloud() -> None:
    assert not found(entry("2020-01-01", DA), entry("2020", MH))
    finding = only(found(entry("2020-01-01", DA, MH), entry("2020", MH), entry("", DA)))
    assert "2 incidents undated, or dated too loosely to place in one quarter." in finding.not_recorded


def test_themes_about_the_children_alone_do_not_count() -> None:
    assert not found(entry("2020-01-01", DA), entry("2020-01-02", Theme.EDUCATION))


def test_the_sentence_names_three_pairs_however_many_there_are() -> None:
    finding = only(found(entry("2020-01-01", DA, MH, DRUGS, DRINK, Theme.NEGLECT)))
    assert "7 other pairs in 1 or fewer" in finding.statement
    assert len(finding.statement) < 450


def test_the_first_quarter_says_whose_each_is_where_they_are_not_one_adults() -> None:
    hers, his = entry("2012-11-03", MH, people=("Mother X",)), entry("2012-12-08", DRINK, people=("Stepfather X",))
    said = (
        "In the first, October to December 2012: adult mental health in entries that name Mother X; alcohol misuse in entries that name "
        "Stepfather X.")
    assert said in only(found(hers, his)).statement
    assert "In the first" not in only(found(hers, entry("2012-12-08", DRINK, people=("Mother X",)))).statement
