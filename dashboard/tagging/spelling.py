"""One spelling for the many that people write, without moving a single character: offsets in the result are offsets in the text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

LONGEST = 20_000
"""Characters of one text that are read. A chronology entry has about 200; a whole pasted report is read to here."""

UNSURE = "¿"
"""Stands for the question mark of "?overdose": the writer's own doubt, not the end of a question."""

CHILD, ADULT, YEAR, FIGURE, LOW, HIGH, GESTATION, YEAR_GROUP, NEWBORN = "child", "adult", "#year", "#", "#low", "#high", "#/40", "#yeargroup", "#newborn"
_OF_AGE = 18
_NEWBORN_WEEKS = 4
_POOR_ATTENDANCE = 90
"""Per cent. Below it a pupil is a persistent absentee (DfE, Working together to improve school attendance)."""
_JOIN = "_"
_ALIKE = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", _JOIN: " ",
    "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "•": ";", "·": ";", "▪": ";", "●": ";", "…": ".",
})
_NEW_LINE = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*(?P<wrapped>(?=[a-z]))?")
_LOOKS_ALIKE = (
    ("-", re.compile(r"(?<=\w\w)-(?=[^\W\d_])|(?<=\d)-(?=[a-z]{2})"), " "),  # "self-harm", "8-week"
    ("/", re.compile(r"(?<=\w\w)/(?=[^\W\d_])"), " "),  # "Mo/Fa"
    ("?", re.compile(r"(?<![\w?!.)\"'])\?(?=\s?\w)"), UNSURE),
    ("o.", re.compile(r"\b[Nn]o\.(?=\s?\d)"), "nr "),  # "no. 12" neither ends a sentence nor denies anything
)
_NO_NAME = re.compile(  # a capital that names nobody: "L wrist", "class A"
    r"\b[LR](?=\s(?:arm|leg|eye|ear|hand|foot|side|cheek|wrist|knee|thigh|shin|shoulder|ankle|elbow|forearm|hip|temple|lower|upper|buttock|femur)s?\b)"
    r"|(?<=[Cc]lass )[A-C]\b|(?<=[Cc]ategory )[A-C]\b|(?<=[Cc]ategories )[A-C]\b|(?<=[Vv]itamin )[A-K]\b|(?<=[Pp]lan )[A-C]\b|(?<=[Hh]ep )[A-C]\b"
    r"|(?<= [A-C] to )[A-C]\b|(?<= [A-C] and )[A-C]\b|(?<=[Gg]rade )[A-G]\b|(?<= pen )V\b|(?<=[Tt]eam )[A-Z]\b|(?<=[Yy]ear )R\b|(?<=[Bb]lock )[A-Z]\b|[A-Z](?=[&'][A-Z])"
)
_AGE = re.compile(r"(?<!\w)\d{1,2}[ -]?(?:(?:years?|yrs?|y)[ -]?old|y[ /]?o|months?[ -]old|mths?[ -]old|weeks?[ -]old|wks?[ -]old|days?[ -]old|[FM])(?!\w)|(?<!when )(?<!at )(?<!from )\baged \d{1,2}(?!\w)")
_PER_CENT = re.compile(r"(?P<value>\d{1,3}(?:\.\d+)?)(?: ?%| ?per ?cent\b| percent\b)")
_WITH_A_FIGURE = re.compile(  # "Year 8", "section 47", "15 yr old"
    rf"(?<!\w)(?:[Yy]ear|[Yy]r) (?:1[0-3]|[1-9])(?![\w-])|(?<!\w)(?:[Ss]ection|[Ss]ect|[Ss]ec|[Ss])[. ]?\d{{1,3}}(?!\w)|{_AGE.pattern}"
)
_ONE_WORD = str.maketrans(" /-", _JOIN * 3)
_LONE_CAPITAL = re.compile(r"(?<![^\W_])[A-Z](?![^\W_])")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"(?<!\w)(?P<name>\w+) (?P<label>[A-HJ-Z](?![\w&'.])|[A-HJ-Z](?='s|\.(?!\w))|[A-Z]{1,2}\d{1,2}(?!\w))")
_LABELLED = re.compile(r"_[A-Z]{1,2}\d{0,2}$")
_INITIAL = re.compile(r"[B-HJ-NP-Z]|(?!S\d\d)[A-Z]{1,2}\d{1,2}")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)_*p")
_OF_AN_ACT = re.compile(r"(?i:section|sect|sec|s)[._]?(\d{1,3})")
_GESTATION = re.compile(r"\d{1,2}(?:\+\d)?/40")
_YEAR_GROUP = re.compile(r"Y\d{1,2}|(?i:year|yr)_\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d")
_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets. A line that goes on in lower case on the next was wrapped, not ended."""
    read, start = text[:LONGEST].translate(_ALIKE), 0
    for found in _NEW_LINE.finditer(read):
        if found["wrapped"] is None or read[start:found.start()].endswith((".", ";", ":")):
            yield start, read[start:found.start()]
            start = found.end()
    yield start, read[start:]


class Spelling:
    """How words are read. ``forms``: spelling → head. ``labelled``: forms that a label may follow ("Mother B1").

    A form with capitals counts only in those capitals: "Mo" is a mother, "mo" is not. ``capitals``: further words that keep theirs.
    """

    def __init__(self, forms: Mapping[str, str], labelled: Collection[str], capitals: Collection[str]) -> None:
        self._head = {form.replace(" ", _JOIN): head.replace(" ", _JOIN) for form, head in forms.items()} | {word: word for word in capitals}
        self._labelled = frozenset(form.lower() for form in labelled)
        self._several = {form.lower(): form for form in forms if " " in form}
        self._names = re.compile(rf"(?<!\w)(?:{_any_of(self._several)})(?!\w)")

    def joined(self, line: str) -> str:
        """The line with the words of one name joined into one: "health visitor" is "health_visitor", "Mother B1" is "Mother_B1"."""
        for sign, pattern, instead in _LOOKS_ALIKE:
            if sign in line:
                line = pattern.sub(instead, line)
        if _LONE_CAPITAL.search(line):
            line = _NO_NAME.sub(lambda found: found[0].lower(), line)
        if _DIGIT.search(line):
            line = _PER_CENT.sub(lambda found: found["value"] + "p".rjust(len(found[0]) - len(found["value"]), _JOIN), line)
            line = _WITH_A_FIGURE.sub(lambda found: found[0].translate(_ONE_WORD), line)
        return self._names_joined(line)

    def _names_joined(self, line: str) -> str:
        lowered = line.lower()
        if len(lowered) != len(line):  # a few letters of other alphabets grow; their line is read as it stands
            return line
        pieces, done = [], 0
        for found in self._names.finditer(lowered):
            start, end, name = found.start(), found.end(), found[0]
            if name in self._several and self._several[name] not in (name, line[start:end]):
                continue
            pieces += [line[done:start], line[start:end].replace(" ", _JOIN)]
            done = end
        return _LABEL.sub(self._with_label, "".join([*pieces, line[done:]]))

    def _with_label(self, found: re.Match[str]) -> str:
        named = found["name"].replace(_JOIN, " ").lower()
        return f"{found['name']}{_JOIN}{found['label']}" if named in self._labelled else found[0]

    def norm(self, word: str) -> str:
        """The word that stands for this one in the word lists. All figures are one ("#"); a label after a name says nothing.

        An initial or a bare label ("K", "B1") stands for a child: adults are written by role.
        """
        if _AGE.fullmatch(word.replace(_JOIN, " ")):
            return _grown(word)
        if share := _SHARE.fullmatch(word):
            return LOW if float(share[1]) < _POOR_ATTENDANCE else HIGH
        if section := _OF_AN_ACT.fullmatch(word):
            return f"s{section[1]}"
        if _GESTATION.fullmatch(word):
            return GESTATION
        word = _LABELLED.sub("", word)
        if head := self._head.get(word) or self._head.get(word.lower()):
            return head
        if _YEAR_GROUP.fullmatch(word):
            return YEAR_GROUP
        if _INITIAL.fullmatch(word):
            return CHILD
        if _YEARS.fullmatch(word):
            return YEAR
        return _FIGURES.sub(FIGURE, word.lower()) if word[:1].isdigit() else word.lower()


def _any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, letter by letter: ten times quicker than to try one word after another."""
    following: dict[str, list[str]] = {}
    for word in words:
        following.setdefault(word[:1], []).append(word[1:])
    ends = "" in following
    branches = [re.escape(letter) + _any_of(rest) for letter, rest in sorted(following.items()) if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _grown(age: str) -> str:
    number = int(re.sub(r"\D", "", age))
    if "day" in age or ("w" in age and number <= _NEWBORN_WEEKS):
        return NEWBORN
    in_years = "y" in age or "aged" in age or age[-1] in "FM"
    return ADULT if in_years and number >= _OF_AGE else CHILD
