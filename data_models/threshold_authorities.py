"""What the courts ask of a threshold document, in this project's own words: shown on the page and carried by the paper."""

AUTHORITIES = (
    "Re B [2008] UKHL 35: each fact is decided on the balance of probabilities, and it is for the authority to prove it. "
    "Re J [2013] UKSC 9: the likelihood of harm must rest on proved facts; a real possibility that somebody harmed another child is not enough. "
    "Re A [2015] EWFC 11: the authority must prove the facts it relies on; hearsay does not become proof by being repeated in papers; and a failure "
    "to co-operate has to be tied to harm. "
    "Re T [2004] EWCA Civ 558: evidence is not weighed in separate compartments: each piece is weighed in the light of the rest when it is decided "
    "whether a fact is proved. That does not let suspicions be added up (Re J)."
)
OTHER_WAY = "What points the other way"
"""How the titles of the paper's tables of the other side begin: they stand under a heading of their own."""
