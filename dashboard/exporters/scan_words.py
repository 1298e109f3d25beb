"""Words as a scan compares them: one spelling for letters that look alike, for short forms, and for numbers in words."""

import re

from data_models.protected import plain_letters

_SHORT = {
    "road": "rd", "street": "st", "saint": "st", "avenue": "ave", "av": "ave", "lane": "ln", "drive": "dr", "close": "cl", "crescent": "cres",
    "terrace": "ter", "terr": "ter", "garden": "gdns", "gardens": "gdns", "gdn": "gdns", "grove": "gr", "square": "sq", "place": "pl", "court": "ct",
    "apartment": "flat", "apt": "flat", "number": "no", "school": "sch", "academy": "acad", "primary": "prim", "mount": "mt", "north": "n",
    "south": "s", "east": "e", "west": "w",
}
_ONES = {word: number for number, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
     "sixteen", "seventeen", "eighteen", "nineteen"))}
_TENS = {word: 10 * number for number, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)}
_CONFUSED = str.maketrans("oil", "011")


def folded(text: str) -> str:
    """Without capitals, accents, marks that are not seen, and letters of other alphabets that look the same."""
    return plain_letters(text).casefold()


def words_of(text: str) -> list[str]:
    """The words and numbers of a folded text, as written."""
    return re.findall(r"[a-z0-9]+", text.replace("'s ", "s ").replace("'", ""))


def plain_words(text: str) -> list[str]:
    """The same in short forms, numbers in digits: "twenty-one Oakfield Road" is 21 oakfield rd."""
    out: list[str] = []
    repeat = 1
    after_tens = False
    for word in words_of(text):
        if word in ("double", "treble", "triple"):
            repeat = 2 if word == "double" else 3
            continue
        if word in _TENS:
            out.append(str(_TENS[word]))
        elif word in _ONES:
            if after_tens and 0 < _ONES[word] < 10:
                out[-1] = str(int(out[-1]) + _ONES[word])
            else:
                out += [str(_ONES[word])] * repeat
        elif repeat > 1 and word.isdigit():
            out += [word] * repeat
        else:
            out.append(_SHORT.get(word, word))
        after_tens, repeat = word in _TENS, 1
    return out


def digits_of(words: list[str]) -> str:
    """Runs of digits with what stands between them, for numbers that are written in groups: other words part the runs."""
    return re.sub(r"\D+", " ", re.sub(r"(?<=\d) (?=\d)", "", " ".join(word if word.isdigit() else "x" for word in words)))


def unconfused(text: str) -> str:
    """Letters and digits that are taken for one another as one: o and 0, i, l and 1."""
    return text.translate(_CONFUSED)
