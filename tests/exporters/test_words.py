"""Every character that the PDF takes as it is can be shown by the fonts inside the typesetter."""

from dashboard.exporters.pack import forum_pack
from dashboard.exporters.words import _SHOWN, printable, typeset
from tests.exporters.a_source import a_source


def test_every_character_taken_as_it_is_can_be_set() -> None:
    every = " ".join(chr(one) for first, last in _SHOWN for one in range(first, last + 1))
    kept = [one for one in typeset(every).split(" ") if not one.startswith("[U+")]
    assert len(kept) > 1_500
    assert forum_pack(a_source(" ".join(kept), png=None)).startswith(b"%PDF")


def test_unseen_characters_go_and_line_ends_are_one_kind() -> None:
    assert printable("a\u200b\u202eb\r\nc\rd\te") == "ab\nc\nd e"


def test_what_cannot_be_shown_stands_as_its_number() -> None:
    assert typeset("中é\u0301") == "[U+4E2D]é[U+0301]"
