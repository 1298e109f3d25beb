"""Text from a record shown as text: no character of it may act as markup."""

_MARKUP = frozenset(r"\`*_{}[]()#+-!|<>$~:^&")


def plain(text: str) -> str:
    """``text`` with every character that Markdown could act on escaped."""
    return "".join(f"\\{character}" if character in _MARKUP else character for character in text)
