"""The words people date things with, and the plain sentences for dates that nobody could place.

What a season or a school term means in days is a convention of this service, kept here so that it can be changed in one place.
"""

import re

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Meteorological seasons, as first and last month; winter runs into the next year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

# Term dates differ between councils and academies, and Easter moves. These bounds touch without a gap from January to July,
# so that a term named in a record always contains the day that was meant: 15 April lies within or next to every Easter break.
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 15)), "summer": ((4, 16), (7, 31))}

# "Early", "mid" and "late" are read as thirds. Of a year: four months each. Of a month: ten days, ten days and the rest.
PARTS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}

NO_DATE = "no date is written"
NOT_KNOWN = "the date was recorded as not known"
OPEN_ENDED = "the date is open-ended: only one end of the period is written"
RELATIVE = "the date cannot be placed without knowing when it was written"
UNREADABLE = "the date is not written in a form that can be read"
PLACEHOLDER = "the date is a placeholder that systems write when no date was entered"
NO_YEAR = "has no year, and the rows around it give none"

# Longer texts are sentences, not dates. The limit also bounds the work that one cell can cause.
LONGEST_DATE = 80

_DASHES_AND_QUOTES = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"),
})  # fmt: skip

_BLANK = re.compile(r"[\s.,;:'\"-]*|n/?a|none|nil|null")
_UNKNOWN = re.compile(
    r"[?\s()]+|(?:date |dates )?(?:is |was )?(?:un-?known|not known|n/k|n\.?k\.?|unk|not recorded|not given|not stated|unclear|unsure|tbc|tba)"
    r"|undated|no date|n\.d\.?|nd|(?:date |dates )?to be confirmed"
)
_OPEN = re.compile(
    r"(?:before|after|prior to|pre|post|since|until|till|up to|by|from|not before|not after|no later than|no earlier than|as of)[ -].*[0-9].*"
    r"|.*[0-9].* (?:onwards?|and after|and before|or earlier|or later)"
    r"|.*[0-9].*(?: ?-| (?:to|until|till)) ?(?:date|present|the present|now|ongoing|on-going|current|today|this day)?"
)
_RELATIVE = re.compile(
    r"\b(?:ago|last|past|recent(?:ly)?|yesterday|today|tonight|tomorrow|now|current(?:ly)?|on-?going|present|previous(?:ly)?|next|this|same|that"
    r"|earlier|later|following|historic(?:al|ally)?|throughout|various|several|daily|weekly|monthly|when|aged?|birth|days?|weeks?|months?|years?)\b"
)


def normalise(text: str) -> str:
    """Lower case, one kind of dash and apostrophe, single spaces; without the invisible marks that copied dates carry."""
    return " ".join(text.translate(_DASHES_AND_QUOTES).split()).casefold()


def silence(text: str) -> str:
    """The sentence for a normalised text that says there is no date; "" when it may hold one."""
    if _BLANK.fullmatch(text):
        return NO_DATE
    return NOT_KNOWN if _UNKNOWN.fullmatch(text) else ""


def why_unread(text: str) -> str:
    """The sentence for a normalised text that no form fits. It never quotes the text, which may be somebody's story."""
    if len(text) > LONGEST_DATE:
        return UNREADABLE
    if _OPEN.fullmatch(text):
        return OPEN_ENDED
    return RELATIVE if _RELATIVE.search(text) else UNREADABLE
