"""Whether a row says that an appointment did not take place because of the service. It is then not the family that missed it."""

import re

_SERVICE = (
    r"(?:(?:social|support|family|youth|key|outreach|link|early help|contact) worker|health visitor|school nurse|midwife|nurse|doctor|gp|dentist|"
    r"consultant|paediatrician|psychiatrist|psychologist|therapist|counsellor|practitioner|professional|worker|clinician|interpreter|"
    r"service|clinic|hospital|surgery|practice|agency|provider|trust|department|team|camhs|cmht|school|nursery|centre|staff)"
)
_CALLED_OFF = r"(?:cancel+ed|postponed|re-?scheduled|re-?arranged|called (?:it )?off|withdrew|rebooked|moved)"
_NOT_THERE = (
    r"(?:(?:did|could) not (?:attend|come|visit|arrive|turn up|keep|make)|didn['’]t (?:attend|come|visit|arrive|turn up|keep)|"
    r"failed to (?:attend|visit|arrive|keep)|"
    r"(?:was|were|is) (?:absent|unavailable|not available|off sick|on (?:sick |annual )?leave|ill|closed|short[- ]staffed)|never came)"
)
_BY_SERVICE = re.compile(
    rf"\b{_SERVICE}(?: itself| staff)? (?:had |has )?(?:been )?(?:{_NOT_THERE}|{_CALLED_OFF})"
    rf"|\b{_CALLED_OFF} by (?:(?:the|their|our|his|her|a) )?(?:\w+ )?{_SERVICE}"
    rf"|\b{_SERVICE}[- ](?:cancel+(?:ed|ation)|absen(?:t|ce)|sickness|shortages?|unavailab\w+)"
    r"|\b(?:we|us) (?:had to )?cancel(?:led)?\b|\bcancel+ed by us\b|\bnot (?:attended|kept) by (?:the )?(?:service|worker|professional)"
    r"|\b(?:due to|because of|owing to) (?:staff|worker|service|practitioner|clinic)[ -](?:\w+ )?(?:sickness|absence|shortages?|leave|cancellation)"
    r"|\bno (?:worker|practitioner|member of staff|staff member) (?:was )?available",
    re.IGNORECASE)


def missed_by_service(*texts: str) -> str:
    """The words that say so, or "". Nothing is made of them but that a row is not counted against the family unseen."""
    found = (_BY_SERVICE.search(text) for text in texts if text)
    return next((match[0] for match in found if match), "")
