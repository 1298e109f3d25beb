import pandas as pd

from dashboard.charts.style import Meaning
from dashboard.charts.theme_agency_matrix import matrix
from tests.charts import figures as f


def drawn(links: pd.DataFrame | None = None) -> object:
    return matrix(f.cells(), themes=["Neglect", f.HOSTILE], agencies=["Police", "School", "GP"], links=links)


def test_the_area_of_a_dot_is_its_number_and_the_number_is_printed() -> None:
    dots, = f.named(drawn(), "episodes")
    assert dots["marker"]["sizemode"] == "area"
    assert dots["marker"]["size"] == [9, 1, 4]
    assert [text.strip() for text in dots["text"]] == ["<b>9</b>", "<b>1</b>", "<b>4</b>"]


def test_an_empty_cell_says_why_in_words() -> None:
    words, = f.named(drawn(), "empty cells")
    assert [text.replace("<br>", " ") for text in words["text"]] == ["no request recorded", "nothing held", "asked, no reply"]
    assert words["textfont"]["color"] == [Meaning.AWAITING, Meaning.CONTEXT, Meaning.AWAITING]


def test_a_row_ends_in_its_number_of_independent_sources() -> None:
    assert "<b>2</b> independent<br>sources" in f.words(drawn())
    assert "<b>1</b> independent<br>source" in f.words(drawn())


def test_two_agencies_that_report_one_incident_are_joined_above_their_dots() -> None:
    link, = f.named(drawn(f.links()), "link")
    assert (link["x"][0], link["x"][-1]) == (0, 1)
    assert min(link["y"]) < 0
    assert link["customdata"][0] == ["e1 e2"]
    assert "both report the same incident" in f.keys(drawn(f.links()))
    assert "both report the same incident" not in f.keys(drawn())


def test_links_that_would_lie_on_each_other_lie_on_different_levels() -> None:
    both = pd.concat([f.links(), f.links().assign(agency_a="GP")])
    heights = [min(link["y"]) for link in f.named(drawn(both), "link")]
    assert len(set(heights)) == 2


def test_a_link_to_an_agency_that_is_not_shown_is_not_drawn() -> None:
    assert f.named(drawn(f.links().assign(agency_b="Probation")), "link") == []


def test_columns_are_headed_by_the_agencies() -> None:
    assert all(agency in f.words(drawn()) for agency in ("Police", "School", "GP"))
