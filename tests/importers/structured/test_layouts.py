"""Layouts name only columns that they have, and every maker reads its row by such names."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from dashboard.importers.structured.catalogue import LAYOUTS
from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.makers.entries import Entry, Say
from data_models.ssd import SSD_TABLES

WORDS_NOT_COLUMNS = {"title", "label", "codes", "no_date", "about", "kind", "how", "if_none"}
LISTS = {"abuse_category", "closure_reason", "episode_end", "episode_start", "legal_status", "primary_need", "placement", "placement_change",
         "participation", "worker_change", "disability", "care_plan", "flag", "missing", "referral_source",
         "permanence"}
IN_ANOTHER_TABLE = {("ssd_assessment_factors", "cina_assessment_start_date"), ("ssd_assessment_factors", "cina_assessment_auth_date")}


def columns_named(value: object, name: str = "") -> Iterator[str]:
    """Every text in a maker that stands for a column: words for people, and names of lists, left out."""
    if is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            if part.name not in WORDS_NOT_COLUMNS and part.name != "unless_in":
                yield from columns_named(getattr(value, part.name), part.name)
    elif isinstance(value, tuple):
        for part in value if name != "court" else [column for _, column in value]:
            yield from columns_named(part, name)
    elif type(value) is str and value and value not in LISTS:
        yield value


def unknown_columns(layout: Layout) -> list[str]:
    stated = [*layout.needed, *layout.key, *layout.born, layout.child, layout.gathers]
    stated += [column for pair in (*layout.in_order, *layout.together, *([layout.one_at_a_time] if layout.one_at_a_time else [])) for column in pair]
    stated += [column for _, column in layout.numbers] + [system[1:] for system, _ in layout.numbers if system.startswith("*")]
    stated += [column for maker in layout.makers for column in columns_named(maker)]
    return sorted({column for column in stated if column and column not in layout.columns and (layout.name, column) not in IN_ANOTHER_TABLE})


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_column_that_a_layout_names_is_one_of_its_columns(layout: Layout) -> None:
    planted = replace(layout, makers=(*layout.makers, Entry(title="x", on="nowhere", says=(Say("words", "neither"),))))
    assert unknown_columns(planted) == ["neither", "nowhere"]
    assert unknown_columns(layout) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_either_makes_something_of_a_row_or_says_why_not(layout: Layout) -> None:
    assert bool(layout.makers) != bool(layout.why_not)
    assert layout.thing
    assert layout.published_in


def test_all_48_tables_of_the_data_set_are_layouts() -> None:
    assert set(SSD_TABLES) <= set(LAYOUTS)
