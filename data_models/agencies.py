"""The agencies that hold a family's history, and the names they are written under."""

import re
from enum import StrEnum


class Agency(StrEnum):
    """Who holds the information. One code per kind of agency; the name as written is kept beside it."""

    CHILDRENS_SOCIAL_CARE = "csc"
    EARLY_HELP = "early_help"
    POLICE = "police"
    HEALTH_VISITING = "health_visiting"
    SCHOOL_NURSING = "school_nursing"
    GP = "gp"
    ACUTE_HEALTH = "acute_health"
    AMBULANCE = "ambulance"
    MATERNITY = "maternity"
    CAMHS = "camhs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    SUBSTANCE_MISUSE = "substance_misuse"
    SCHOOL = "school"
    EDUCATION_SERVICE = "education_service"
    HOUSING = "housing"
    PROBATION = "probation"
    YOUTH_JUSTICE = "youth_justice"
    ADULT_SOCIAL_CARE = "adult_social_care"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    COURT_LEGAL = "court_legal"
    ASSESSMENT_PROVIDER = "assessment_provider"
    VOLUNTARY = "voluntary"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Agency.CHILDRENS_SOCIAL_CARE: "Children's social care",
    Agency.EARLY_HELP: "Early help",
    Agency.POLICE: "Police",
    Agency.HEALTH_VISITING: "Health visiting",
    Agency.SCHOOL_NURSING: "School nursing",
    Agency.GP: "GP",
    Agency.ACUTE_HEALTH: "Hospital",
    Agency.AMBULANCE: "Ambulance service",
    Agency.MATERNITY: "Midwifery",
    Agency.CAMHS: "CAMHS",
    Agency.ADULT_MENTAL_HEALTH: "Adult mental health",
    Agency.SUBSTANCE_MISUSE: "Substance misuse service",
    Agency.SCHOOL: "School",
    Agency.EDUCATION_SERVICE: "Education service",
    Agency.HOUSING: "Housing",
    Agency.PROBATION: "Probation",
    Agency.YOUTH_JUSTICE: "Youth justice",
    Agency.ADULT_SOCIAL_CARE: "Adult social care",
    Agency.DOMESTIC_ABUSE_SERVICE: "Domestic abuse service",
    Agency.COURT_LEGAL: "Court and legal",
    Agency.ASSESSMENT_PROVIDER: "Assessment provider",
    Agency.VOLUNTARY: "Voluntary sector",
    Agency.OTHER: "Other agency",
}

_ALIASES = {
    Agency.CHILDRENS_SOCIAL_CARE: (
        "csc", "children's services", "childrens services", "childrens social care", "children social care",
        "social care", "social services", "social work", "social worker", "escc csc", "mash", "front door",
    ),
    Agency.EARLY_HELP: ("early help", "family support", "keywork service", "children's centre", "childrens centre"),
    Agency.POLICE: ("police", "sussex police", "constabulary"),
    Agency.HEALTH_VISITING: ("health visiting", "health visitor", "hv", "healthy child programme"),
    Agency.SCHOOL_NURSING: ("school nursing", "school nurse", "school health"),
    Agency.GP: (
        "gp", "general practice", "general practitioner", "gp surgery", "surgery", "primary care", "group practice", "medical centre",
        "health centre",
    ),
    Agency.ACUTE_HEALTH: ("hospital", "acute trust", "acute health", "a&e", "emergency department", "ed", "acute"),
    Agency.AMBULANCE: ("ambulance", "ambulance service", "ambulance trust", "secamb"),
    Agency.MATERNITY: ("midwifery", "midwife", "maternity", "maternity service"),
    Agency.CAMHS: ("camhs", "fcamhs", "child and adolescent mental health", "child and adolescent mental health service"),
    Agency.ADULT_MENTAL_HEALTH: (
        "adult mental health", "mental health trust", "mental health", "cmht", "amh", "spft", "adult mh", "psychiatric liaison",
    ),
    Agency.SUBSTANCE_MISUSE: ("substance misuse", "substance misuse service", "drug and alcohol service", "drugs and alcohol", "substance"),
    Agency.SCHOOL: ("school", "primary school", "secondary school", "special school", "academy", "nursery", "college", "education school"),
    Agency.EDUCATION_SERVICE: ("education", "education service", "education welfare", "attendance service", "isend", "send", "virtual school"),
    Agency.HOUSING: ("housing", "housing association", "housing service", "landlord"),
    Agency.PROBATION: ("probation", "probation service", "crc"),
    Agency.YOUTH_JUSTICE: ("youth justice", "yot", "yjs", "youth offending", "youth offending team"),
    Agency.ADULT_SOCIAL_CARE: ("adult social care", "asc", "adult services", "adults services", "adult safeguarding"),
    Agency.DOMESTIC_ABUSE_SERVICE: ("domestic abuse service", "da service", "idva", "women's aid", "refuge", "marac"),
    Agency.COURT_LEGAL: ("court", "legal", "legal services", "cafcass", "court legal"),
    Agency.ASSESSMENT_PROVIDER: ("swift", "assessment provider", "specialist assessment provider", "assessment service"),
    Agency.VOLUNTARY: ("voluntary", "voluntary sector", "charity", "community group"),
    Agency.OTHER: ("other", "other agency"),
}

def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9&']+", " ", text.casefold().replace("’", "'")).strip()


_BY_NAME = {
    _plain(name): agency
    for agency in Agency
    for name in (agency.value, agency.label, *_ALIASES[agency])
}
# Longest names first, so that "adult social care" is not read as "social care".
_NAMES_LONGEST_FIRST = sorted(_BY_NAME, key=len, reverse=True)


def agency_named(text: str) -> Agency | None:
    """The agency meant by a name as written, or None. An exact name wins; else the longest known name inside the text."""
    plain = _plain(text)
    if not plain:
        return None
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    padded = f" {plain} "
    return next((_BY_NAME[name] for name in _NAMES_LONGEST_FIRST if f" {name} " in padded), None)
