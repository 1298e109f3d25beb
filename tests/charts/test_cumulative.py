from datetime import date

import pandas as pd

from dashboard.charts.cumulative import cumulative_steps
from dashboard.charts.gap_dots import gap_dots
from dashboard.charts.style import WHITE
from tests.charts import figures as f

SPAN = {"first": f.FIRST, "last": f.LAST}


def three_themes() -> pd.DataFrame:
    return pd.concat([f.episodes(8, "Neglect"), f.episodes(2, "Missing"), f.episodes(1, "Education")])


def test_the_step_counts_one_episode_at_a_time_and_runs_on_to_the_last_day() -> None:
    step, = f.named(cumulative_steps(f.episodes(3), **SPAN), "episodes counted up")
    assert step["x"] == ["2016-01-01", "2017-01-10", "2017-01-11", "2017-01-12", "2020-12-10"]
    assert step["y"] == [0, 1, 2, 3, 3]
    assert step["line"]["shape"] == "hv"


def test_the_even_line_is_dashed_and_straight_from_the_first_episode_to_the_last_day() -> None:
    even, = f.named(cumulative_steps(f.episodes(3), **SPAN), "if spread evenly")
    assert even["line"]["dash"] == "dash"
    assert (even["x"], even["y"]) == (["2017-01-10", "2020-12-10"], [0, 3])


def test_reported_is_hollow_disputed_is_a_cross_and_first_hand_is_filled() -> None:
    figure = cumulative_steps(f.episodes(6), **SPAN, gaps=False)
    look = {name: f.named(figure, name)[0]["marker"] for name in ("finding or first-hand", "reported or opinion, not verified", "disputed")}
    assert look["reported or opinion, not verified"]["color"] == WHITE != look["finding or first-hand"]["color"]
    assert look["disputed"]["symbol"] == "x"
    assert "suggested, not confirmed" in f.keys(figure)


def test_a_mark_opens_its_facts_and_says_its_count_and_status() -> None:
    mark, = f.named(cumulative_steps(f.episodes(2), **SPAN, gaps=False), "reported or opinion, not verified")
    assert mark["customdata"] == [["e1 f1"]]
    assert mark["hovertext"] == ["11 January 2017: episode 2<br>Home cold<br>2 entries, reported"]


def test_themes_share_a_scale_unless_the_figure_says_otherwise() -> None:
    common, own = cumulative_steps(three_themes(), **SPAN), cumulative_steps(three_themes(), **SPAN, common_scale=False)
    tops = [[f.read(figure)["layout"][axis]["range"][1] for axis in ("yaxis", "yaxis3", "yaxis5")] for figure in (common, own)]
    assert len(set(tops[0])) == 1
    assert tops[1][0] > tops[1][1]
    assert "own scale" in f.words(own)
    assert "own scale" not in f.words(common)


def test_a_seventh_theme_is_named_instead_of_silently_dropped() -> None:
    many = pd.concat([f.episodes(2, f"Theme {n}") for n in range(8)])
    figure = cumulative_steps(many, **SPAN)
    assert "Not drawn, in the table: Theme 6, Theme 7." in f.words(figure)
    assert len(f.named(figure, "episodes counted up")) == 6


def test_the_total_is_printed_at_the_end_of_its_line() -> None:
    said = f.words(cumulative_steps(three_themes(), **SPAN))
    assert "<b>8 episodes</b>" in said
    assert "<b>1 episode</b>" in said


def test_contacts_are_numbered_bars_and_the_time_before_the_first_is_hatched() -> None:
    figure = cumulative_steps(f.episodes(), contacts=f.contacts(), **SPAN)
    bars, = f.named(figure, "contacts")
    hatched, = f.named(figure, "no record")
    assert bars["text"] == [str(n) for n in range(4, 20)]
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert (hatched["x"], hatched["width"]) == (["2016-01-01"], [366 * 86_400_000])
    assert hatched["text"] == ["no record"]


def test_a_quarter_without_contacts_after_the_first_is_a_nought_not_a_hatching() -> None:
    contacts = f.contacts()
    contacts.loc[10, "contacts"] = 0
    bars, = f.named(cumulative_steps(f.episodes(), contacts=contacts, **SPAN), "contacts")
    assert bars["text"][6] == "0"


def test_contacts_that_never_begin_leave_the_whole_strip_hatched() -> None:
    figure = cumulative_steps(f.episodes(), contacts=f.contacts().assign(contacts=0), **SPAN)
    assert f.named(figure, "contacts") == []
    assert f.named(figure, "no record")[0]["width"] == [(f.LAST - f.FIRST).days * 86_400_000]
    assert "professional contacts" not in f.keys(figure)


def test_many_quarters_are_counted_by_year_so_that_every_number_can_be_read() -> None:
    starts = pd.date_range("2005-01-01", "2020-10-01", freq="QS")
    contacts = pd.DataFrame([
        {"quarter_start": start, "quarter_end": start + pd.offsets.QuarterEnd(0), "contacts": 3, "agencies": 2} for start in starts
    ])
    figure = cumulative_steps(f.episodes(), contacts=contacts, first=date(2005, 1, 1), last=f.LAST)
    assert f.named(figure, "contacts")[0]["text"] == ["12"] * 16
    assert "Professional contacts in each year" in f.words(figure)


def test_gaps_are_dots_on_a_log_scale_labelled_in_days_people_use() -> None:
    figure = gap_dots(f.episodes(3).assign(day=[date(2017, 1, 1), date(2017, 1, 31), date(2017, 1, 31)]), **SPAN)
    axis = f.read(figure)["layout"]["yaxis"]
    assert (axis["type"], axis["ticktext"]) == ("log", ["1", "7", "30", "90", "365"])
    gaps = {trace["customdata"][0][0]: trace["y"][0] for trace in f.marks(figure)}
    assert gaps == {"e1 f1": 30, "e2 f2": 1}


def test_the_first_episode_has_no_gap() -> None:
    figure = cumulative_steps(f.episodes(1), **SPAN)
    assert sum(len(trace["x"]) for trace in f.marks(figure)) == 1


def test_two_thousand_episodes_give_two_thousand_marks_and_their_gaps() -> None:
    figure = cumulative_steps(f.episodes(2000), **SPAN)
    assert sum(len(trace["x"]) for trace in f.marks(figure)) == 2000 + 1999


def test_undated_episodes_are_not_placed_in_time() -> None:
    rows = f.episodes(3)
    rows["day"] = [None, date(2018, 1, 1), date(2018, 6, 1)]
    assert f.named(cumulative_steps(rows, **SPAN), "episodes counted up")[0]["y"] == [0, 1, 2, 2]
