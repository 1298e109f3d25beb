"""One spelling for the many that people write, without moving a single character: offsets in the result are offsets in the text."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

LONGEST = 20_000
"""Characters of one text that are read. A chronology entry has about 200; a whole pasted report is read to here."""

UNSURE = "¿"
"""Stands for the question mark of "?overdose": the writer's own doubt, not the end of a question."""

CHILD, ADULT, NEWBORN = "child", "adult", "#newborn"
YEAR, YEAR_GROUP, FIGURE, LOW, HIGH, GESTATION = "#year", "#yeargroup", "#", "#low", "#high", "#/40"
_OF_AGE = 18
_NEWBORN_WEEKS = 4
_POOR_ATTENDANCE = 90
"""Per cent. Below it a pupil is a persistent absentee (DfE, Working together to improve school attendance)."""
_JOIN = "_"
_ALIKE = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", _JOIN: " ",
    "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "•": ";", "·": ";", "▪": ";", "●": ";", "…": ".",
} | {chr(half): " " for half in range(0xD800, 0xE000)})
_NEW_LINE = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*(?P<wrapped>(?=[a-z]))?")
_LOOKS_ALIKE = (
    ("-", re.compile(r"(?<=\w\w)-(?=[^\W\d_])|(?<=\d)-(?=[a-z]{2})"), " "),  # "self-harm", "8-week"
    ("/", re.compile(r"(?<=\w\w)/(?=[^\W\d_])"), " "),  # "Mo/Fa"
    ("?", re.compile(r"(?<![\w?!.)\"'])\?(?=\s?\w)"), UNSURE),
    ("o.", re.compile(r"\b[Nn]o\.(?=\s?\d)"), "nr "),  # "no. 12" neither ends a sentence nor denies anything
)
_LETTERED = {  # a capital after these is no initial: "class A drugs", "Year R"
    "class": "A-C", "category": "A-C", "categories": "A-C", "vitamin": "A-K", "plan": "A-C", "hep": "A-C", "grade": "A-G", "team": "A-Z",
    "block": "A-Z", "year": "R", " pen": "V",
}
_ON_ONE_SIDE = (
    "arm|leg|eye|ear|hand|foot|side|cheek|wrist|knee|thigh|shin|shoulder|ankle|elbow|forearm|hip|temple|lower|upper|buttock|femur"
)
_NO_NAME = re.compile("|".join((
    rf"\b[LR](?=\s(?:{_ON_ONE_SIDE})s?\b)", r"[A-Z](?=[&'][A-Z])", r"(?<= [A-C] to )[A-C]\b", r"(?<= [A-C] and )[A-C]\b",
    *(rf"(?<=(?i:{word}) )[{letters}]\b" for word, letters in _LETTERED.items()),
)))
"""A capital that names nobody: "L wrist", "class A"."""
_OLD = r"(?:years?|yrs?|y|months?|mths?|weeks?|wks?|days?)[ -]?old"
_AGE = re.compile(rf"(?<!\w)\d{{1,2}}[ -]?(?:{_OLD}|y[ /]?o|[FM])(?!\w)|(?<!when )(?<!at )(?<!from )\baged \d{{1,2}}(?!\w)")
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
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?) *p")
_OF_AN_ACT = re.compile(r"(?i:section|sect|sec|s)[. ]?(\d{1,3})")
_GESTATION = re.compile(r"\d{1,2}(?:\+\d)?/40")
_YEAR_GROUP = re.compile(r"Y\d{1,2}|(?i:year|yr)_\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d")
_NO_DIGITS = re.compile(r"\D")
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
        self._names = re.compile(rf"(?<!\w)(?:{any_of(self._several)})(?!\w)")

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
        """The word that stands for this one in the word lists. All other figures are one ("#"); a label after a name says nothing.

        An initial or a bare label ("K", "B1") stands for a child: adults are written by role.
        """
        spaced = word.replace(_JOIN, " ")
        for pattern, head in _FIGURES_THAT_SPEAK:
            if found := pattern.fullmatch(spaced):
                return head(found)
        word = _LABELLED.sub("", word)
        if listed := self._head.get(word) or self._head.get(word.lower()):
            return listed
        for pattern, instead in _FOR_ANY_SUCH:
            if pattern.fullmatch(word):
                return instead
        return _FIGURES.sub(FIGURE, word.lower()) if word[:1].isdigit() else word.lower()


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, letter by letter: ten times quicker than to try one word after another."""
    following: dict[str, list[str]] = {}
    for word in words:
        following.setdefault(word[:1], []).append(word[1:])
    ends = "" in following
    branches = [re.escape(letter) + any_of(rest) for letter, rest in sorted(following.items()) if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _grown(found: re.Match[str]) -> str:
    age = found[0]
    number = int(_NO_DIGITS.sub("", age))
    if "day" in age or ("w" in age and number <= _NEWBORN_WEEKS):
        return NEWBORN
    in_years = "y" in age or "aged" in age or age[-1] in "FM"
    return ADULT if in_years and number >= _OF_AGE else CHILD


_FIGURES_THAT_SPEAK: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile("999|101"), lambda found: found[0]),  # the numbers one rings for the police are no count: "opened 12 February" is no call
    (_AGE, _grown),
    (_SHARE, lambda found: LOW if float(found[1]) < _POOR_ATTENDANCE else HIGH),
    (_OF_AN_ACT, lambda found: f"s{found[1]}"),
    (_GESTATION, lambda _: GESTATION),
)
_FOR_ANY_SUCH = ((_YEAR_GROUP, YEAR_GROUP), (_INITIAL, CHILD), (_YEARS, YEAR))
