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
