"""The measurement counts as it says, and would notice a word list that got worse."""

from pathlib import Path

import pytest

from tests.tagging.measure import Measured, Tally, measure, report


def labelled(folder: Path, *rows: str) -> Measured:
    path = folder / "labelled.csv"
    path.write_text("\n".join(["text,expected", *rows]), encoding="utf-8")
    return measure(path)


def test_a_right_label_counts_as_right(tmp_path: Path) -> None:
    measured = labelled(tmp_path, "Mo was drunk.,theme:alcohol_misuse:stated", "Home clean.,")
    assert (measured.overall, measured.errors, measured.sentences) == (Tally(1, 0, 0), (), 2)


def test_a_planted_wrong_stance_is_an_error_but_for_the_code_alone(tmp_path: Path) -> None:
    measured = labelled(tmp_path, "Mo was drunk.,theme:alcohol_misuse:denied")
    assert (measured.overall, measured.overall_code_alone) == (Tally(0, 1, 1), Tally(1, 0, 0))
    assert measured.errors == (
        "wrong   theme:alcohol_misuse:stated “drunk” — Mo was drunk.", "missed  theme:alcohol_misuse:denied — Mo was drunk.",
    )


def test_a_planted_label_that_is_not_found_is_missed_and_one_not_labelled_is_wrong(tmp_path: Path) -> None:
    measured = labelled(tmp_path, "Home clean.,theme:neglect:stated", "Mo was drunk.,")
    assert measured.with_stance == {"theme:neglect": Tally(0, 0, 1), "theme:alcohol_misuse": Tally(0, 1, 0)}


@pytest.mark.parametrize(("tally", "precision", "recall"), [
    (Tally(3, 1, 2), 0.75, 0.6), (Tally(), 1.0, 1.0), (Tally(0, 1, 0), 0.0, 1.0), (Tally(0, 0, 1), 1.0, 0.0),
])
def test_precision_and_recall(tally: Tally, precision: float, recall: float) -> None:
    assert (tally.precision, tally.recall) == (precision, recall)


def test_the_report_has_a_line_for_each_code_and_for_the_whole(tmp_path: Path) -> None:
    lines = report(labelled(tmp_path, "Mo was drunk.,theme:alcohol_misuse:stated")).splitlines()
    assert [line.split()[0] for line in lines] == ["code", "theme:alcohol_misuse", "all,", "all,"]
