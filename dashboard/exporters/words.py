"""Text of the record on its way into a paper: what a format cannot hold, or nobody could see, is shown or left out, never run."""

import re
import unicodedata

_CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNSEEN = re.compile("[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Characters without a shape, or that turn the direction of what follows: in a paper they could only mislead."""
_SHOWN = ((0x20, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x2040), (0x2070, 0x20CF), (0x2190, 0x22FF),
          (0x25A0, 0x25FF), (0x2610, 0x2612))
"""What the fonts inside the typesetter can show (tests/exporters/test_words.py sets every one of them)."""


def printable(text: str) -> str:
    """``text`` without control characters and without those that have no shape; line ends become one kind."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", _CONTROL.sub(" ", plain))


def typeset(text: str) -> str:
    """``printable`` text of which the fonts of the PDF show every character: any other stands as its number, "[U+4E2D]"."""
    joined = unicodedata.normalize("NFC", printable(text))
    if joined.isascii():
        return joined
    return "".join(one if one == "\n" or _has_a_shape(one) else f"[U+{ord(one):04X}]" for one in joined)


def _has_a_shape(one: str) -> bool:
    number = ord(one)
    return any(first <= number <= last for first, last in _SHOWN) and unicodedata.category(one) not in _NEVER


_NEVER = ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Mc")
