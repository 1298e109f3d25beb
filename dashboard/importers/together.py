"""Files that only make sense together: the tables of one extract. They are taken in as one, so that their keys can be joined."""

import re
from collections.abc import Sequence

from dashboard.importers.readers.archive import bundle

_TABLE_OF_AN_EXTRACT = re.compile(r"ssd_[a-z0-9_]+\.(csv|txt)", re.IGNORECASE)


def together(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """``files`` (name, content) with the tables of an SSD extract as one archive, in the place of the first; all others as they are."""
    tables = [(name, content) for name, content in files if _TABLE_OF_AN_EXTRACT.fullmatch(name)]
    if len(tables) < 2:
        return list(files)
    joined = (f"SSD extract, {len(tables)} tables.zip", bundle(tables))
    result: list[tuple[str, bytes]] = []
    for file in files:
        if file not in tables:
            result.append(file)
        elif joined not in result:
            result.append(joined)
    return result
