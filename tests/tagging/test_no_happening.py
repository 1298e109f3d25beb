"""What only looks like a happening is not suggested at all."""

import pytest

from dashboard.tagging import suggest

NOTHING = {
    "names of services, teams and courses": (
        "Domestic Abuse Service attended.", "Referred papers to the Drug and Alcohol Team meeting room.", "Mental Health Team duty line is closed.",
        "Recovery worker from the Substance Misuse Service joined the call.", "IDVA service leaflet on the table.",
    ),
    "training, leaflets, policies": (
        "Staff attended domestic abuse training.", "Drug awareness workshop booked for Year 9.",
        "Leaflet on coercive control given out in reception.",
        "Neglect toolkit policy reviewed by the team.", "School assembly about county lines.",
    ),
    "hypotheticals and plans": (
        "If mother is drinking the visit will end.", "There is a risk of neglect.", "To complete DASH at next visit.",
        "Should he assault her again police will be called.", "SW to explore alcohol use with Mo.", "In case of domestic abuse call 999.",
    ),
    "questions": ("Is mother drinking?", "Any drugs in the home?", "Has he ever hit you?"),
    "fiction and play": (
        "They watched a film called Knife Fight.", "He read a story about a dragon who was killed.", "Child B1 dressed as a witch for Halloween.",
        "The game is about shooting zombies.",
    ),
    "other meanings of the same words": (
        "Collected from the drug store.", "The boys hit it off.", "Weed in the garden is waist high.", "Mashed potato for tea.",
        "Phone was plugged in.", "A can of coke at lunch.", "Mandy came to the meeting.", "Drain pipes are leaking.", "Dad strikes a good balance.",
        "Kicked a football in the park.", "Cracking joke from B1.", "Missing his grandmother who died.", "Driving licence revoked.",
        "Mum went for a walk with Child B1.", "He has been drinking plenty of water.", "Mum broke her arm at work.", "Mum's friend is pregnant.",
        "B1 beat his sister at chess.", "The class hit the road at 8am.", "Hit the ball for six.",
        "Released from hospital on Tuesday.", "DNA sample taken by police.", "Two drops of wine gums fell.",
    ),
    "figures, records and work not begun": (
        "Assessment of Child B1 and Child B2 opened 12 February.", "The work on arguments at home had not taken place.",
        "Threats to Mother B not in this record.",
    ),
    "good news and ordinary life": (
        "Home clean and tidy.", "Attendance 98%.", "Mother hungry for knowledge about parenting.", "Baby fed well and slept.",
        "Father works as a prison officer.", "Mother attended the core group.", "He fell off his bike and grazed his knee.",
    ),
}


@pytest.mark.parametrize("text", [text for texts in NOTHING.values() for text in texts])
def test_nothing_is_suggested(text: str) -> None:
    assert [(one.code, one.words) for one in suggest([text])[0]] == []


@pytest.mark.parametrize(("name_alone", "happening", "code"), [
    ("Domestic Abuse Service attended.", "Domestic abuse incident attended.", "domestic_abuse"),
    ("Drug awareness workshop.", "Drug use in the home.", "drug_misuse"),
    ("If mother is drinking.", "Mother is drinking.", "alcohol_misuse"),
    ("Weed in the garden.", "Smoking weed in the garden.", "drug_misuse"),
    ("Assessment opened 12 March.", "Open 999 call with shouting in the background.", "domestic_abuse"),
    ("Work on arguments at home.", "Arguments at home.", "domestic_abuse"),
    ("Threats to Mother B not in this record.", "Threats to Mother B.", "domestic_abuse"),
    ("The boys hit it off.", "The boys were hit by their father.", "physical_abuse"),
])
def test_the_happening_next_to_it_is_suggested(name_alone: str, happening: str, code: str) -> None:
    assert suggest([name_alone]) == [()]
    assert code in {one.code for one in suggest([happening])[0]}
