from datetime import date

from dashboard.charts.coverage_matrix import coverage_matrix
from tests.charts import figures as f

FIRST, LAST = date(2020, 1, 1), date(2020, 12, 10)


def drawn() -> object:
    return coverage_matrix(
        f.sight_marks(), f.sight_bars(), f.sight_spells(), lines=f.sight_lines(), statuses=f.periods().tail(1), as_at=LAST, first=FIRST, last=LAST,
    )


def test_a_visit_line_is_solid_where_announced_and_dotted_where_not() -> None:
    assert f.named(drawn(), "announced visit")[0]["line"]["dash"] == "solid"
    assert f.named(drawn(), "unannounced visit")[0]["line"]["dash"] == "2px,3px"
    assert f.named(drawn(), "not recorded visit")[0]["line"]["dash"] == "8px,3px"


def test_a_tick_is_tall_where_the_child_is_seen_and_dotted_on_top_where_alone() -> None:
    seen, = f.named(drawn(), "child seen")
    row, = f.named(drawn(), "row naming the child")
    assert seen["marker"]["size"] > 2 * row["marker"]["size"]
    alone, = f.named(drawn(), "seen alone")
    assert [ids for ids, in alone["customdata"]] == ["e1 e2", "v1"]


def test_virtual_and_without_access_have_marks_of_their_own() -> None:
    looks = {name: f.named(drawn(), name)[0]["marker"]["symbol"] for name in ("virtual visit, child seen", "visit, no access", "visit cancelled")}
    assert len(set(looks.values())) == 3
    assert [ids for ids, in f.named(drawn(), "visit, no access")[0]["customdata"]] == ["v2"]


def test_a_mark_dated_to_a_month_stands_at_its_middle_and_reaches_to_both_ends() -> None:
    seen, = f.named(drawn(), "child seen")
    place = seen["x"].index("2020-06-15")
    assert seen["error_x"]["array"][place] == 14.5 * 86_400_000
    assert seen["hovertext"][place].startswith("some day from 1 June 2020 to 30 June 2020")


def test_what_lies_before_the_period_is_counted_in_words() -> None:
    assert "1 earlier mark before this period." in f.words(drawn())


def test_a_bar_begun_before_the_period_is_cut_to_it() -> None:
    bar, = f.named(drawn(), "first to last row")
    assert bar["base"] == [FIRST.isoformat()]


def test_the_key_names_only_what_is_drawn() -> None:
    keys = f.keys(drawn())
    assert "visit, result not recorded" not in keys
    assert {"visit, whether announced not recorded", "longer than the interval"} <= set(keys)
