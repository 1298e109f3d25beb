"""Whether a text file is a table or a note: consistent delimiters and known headings beat prose."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from dashboard.importers.headings.headers import ROWS_LOOKED_AT
from dashboard.importers.headings.heading_names import recognised_in
from dashboard.importers.readers.delimited import DELIMITERS
from dashboard.importers.readers.plain_text import UTF_16

_LOOKED_AT = 1 << 16
_RECORDS_TRIED = 200
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOSTLY = 0.8
_WORDS_OF_PROSE = 4


def is_prose(content: bytes) -> bool:
    """True for a note: some line reads like words, and no delimiter divides the text into a table. Its beginning decides."""
    start = content[:_LOOKED_AT]
    text = start.decode("utf-16", "ignore") if start.startswith(UTF_16) else start.decode("utf-8-sig", "ignore")
    if text.startswith("sep=") or not any(len(_WORD.findall(line)) >= _WORDS_OF_PROSE for line in text.splitlines()):
        return False
    return not any(_divides(text, delimiter) for delimiter in DELIMITERS)


def _divides(text: str, delimiter: str) -> bool:
    """Two known headings in one record, or nearly all records of one width. Commas in sentences divide too, so there three parts count."""
    try:
        records = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _RECORDS_TRIED))
    except csv.Error:
        return False
    filled = [record for record in records if any(cell.strip() for cell in record)]
    if any(recognised_in(record) > 1 for record in filled[:ROWS_LOOKED_AT]):
        return True
    width, rows = Counter(len(record) for record in filled).most_common(1)[0] if filled else (0, 0)
    if width < (3 if delimiter == "," else 2):
        return False
    only_headings = len(filled) == 1 and not any(cell[:1].isspace() for cell in filled[0])
    return only_headings or (rows > 1 and rows >= _MOSTLY * len(filled))
