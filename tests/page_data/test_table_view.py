"""What the cells of a table open."""

from dashboard.page_data.table_view import TableRow


class _Counted(str):
    """Ids joined by spaces, and how often somebody took them apart."""

    times = 0

    def split(self, *_: object) -> list[str]:  # type: ignore[override]
        type(self).times += 1
        return str(self).split()


def test_a_row_told_apart_is_opened_apart_and_the_list_of_them_is_read_once() -> None:
    apart = _Counted(" ".join(f"a{number}" for number in range(50)))
    every = " ".join([*(f"b{number}" for number in range(50)), *str(apart).split()])
    opened = TableRow(("Limb", "Told"), cell_opens=("", every), cell_apart=("", apart)).openings
    assert opened == [("", ""), (" ".join(f"b{number}" for number in range(50)), apart)]
    assert _Counted.times == 1, "ten thousand rows were once read ten thousand times"


def test_a_cell_that_tells_nothing_apart_opens_all_it_rests_on() -> None:
    assert TableRow(("Limb", "Told"), cell_opens=("", "a b")).openings == [("", ""), ("a b", "")]
