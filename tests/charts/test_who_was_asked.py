from dashboard.charts.style import INK, Meaning
from dashboard.charts.who_was_asked import who_was_asked
from tests.charts import figures as f


def test_a_cell_is_words_with_the_number_of_rows_and_a_likely_holder_is_named_one() -> None:
    cells, = f.named(who_was_asked(f.asked(), agencies=["Police", "GP"], adults=["Mother X", f.HOSTILE]), "cells")
    assert cells["text"] == [
        "held and shared<br><b>3</b> rows", "asked, no reply", "no request recorded<br><b>likely holder</b>", "no request recorded",
    ]
    assert cells["textfont"]["color"] == [INK, Meaning.AWAITING.value, Meaning.AWAITING.value, Meaning.CONTEXT.value]


def test_a_cell_opens_its_requests_and_rows() -> None:
    cells, = f.named(who_was_asked(f.asked(), agencies=["Police", "GP"], adults=["Mother X", f.HOSTILE]), "cells")
    assert cells["customdata"] == [["r1 e1 e2 e3"], ["r2"], [""], [""]]


def test_only_the_rows_and_columns_asked_for_are_drawn() -> None:
    cells, = f.named(who_was_asked(f.asked(), agencies=["Police"], adults=["Mother X"]), "cells")
    assert len(cells["text"]) == 1
