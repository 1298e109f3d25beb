"""Text from a record shown as text: no character of it may act as markup, and no address in it becomes a link."""

import re

_MARKUP = frozenset(r"\`*_{}[]()#+-!|<>$~:^&")
_JOINER = "\u2060"
"""Shows nothing and takes no room."""
_ADDRESS = re.compile(r"(?<=www)(?=\.)|(?=://)|(?<=\S)(?=@\S)", re.IGNORECASE)
"""Where an address would be taken for a link: the browser's Markdown looks for addresses after escapes have been read, so escaping is not enough."""


def plain(text: str) -> str:
    """``text`` with every character that Markdown could act on escaped, and addresses kept from becoming links."""
    return "".join(f"\\{character}" if character in _MARKUP else character for character in _ADDRESS.sub(_JOINER, text))


_ACTS_IN_A_LABEL = frozenset("\\`*_[]<>$~|")
_SHORT_NAME = re.compile(r"(?<=:)(?=\w)")


def as_label(text: str) -> str:
    """``text`` for the label of a switch. A screen reader says a label as it is written, backslashes too, so nothing is escaped: characters that
    Markdown could act on become spaces, and short names of pictures and addresses are kept from being taken for such.
    """
    apart = _SHORT_NAME.sub(_JOINER, _ADDRESS.sub(_JOINER, text))
    return "".join(" " if character in _ACTS_IN_A_LABEL else character for character in apart)
