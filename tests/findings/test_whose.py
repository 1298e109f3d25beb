"""What is recorded of one adult is not printed as another's: every sentence on an adult's own theme says whom its entries name."""

from dashboard.findings import co_occurrence, corroboration, not_asked, recurrence, reopened
from dashboard.findings.reading import Reading
from dashboard.findings.whose import whose_in_words
from data_models.agencies import Agency
from data_models.people import Status
from data_models.record import Entry
from data_models.themes import Theme
from tests.findings.building import entry, history, ids, only, status

ILL, DRUGS = Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE
HERS, HIS, BOTH = ("Mother X", "Child X1"), ("Stepfather X",), ("Mother X", "Stepfather X")


def of(*entries: Entry, theme: Theme = ILL) -> str:
    return whose_in_words(Reading(history(entries=entries)), theme, entries)


def test_each_adult_those_that_name_several_and_those_that_name_none_are_told_apart() -> None:
    rows = [entry("2020-01-01", ILL, people=who) for who in (HERS, HERS, HIS, BOTH, ("Child X1",))]
    assert of(*rows) == (
        " Of these entries 2 name Mother X and no other adult, 1 names Stepfather X and no other adult, 1 names no adult of the family and "
        "1 names several adults: whose it is may stand in its words and is not counted here.")
    assert of(*rows[:2]) == " Each of these entries names Mother X and no other adult."
    assert of(rows[0]) == " This entry names Mother X and no other adult."
    assert of(rows[-1]) == "" and of(*rows, theme=Theme.NEGLECT) == ""


def test_abuse_within_a_home_says_whom_its_entries_name_for_an_earlier_home_is_another() -> None:
    rows = [entry("2020-01-01", Theme.DOMESTIC_ABUSE, people=who) for who in (HERS, BOTH, BOTH)]
    assert of(*rows, theme=Theme.DOMESTIC_ABUSE) == (
        " Of these entries 1 names Mother X and no other adult and 2 name several adults: who did what to whom may stand in their words and is not "
        "counted here.")


def test_a_theme_that_comes_back_and_one_of_several_sources_say_whose_it_is() -> None:
    rows = [entry("2020-01-01", ILL, people=HERS, agency=Agency.ACUTE_HEALTH), entry("2020-06-01", ILL, people=HIS)]
    for find in (recurrence.find, corroboration.find):
        said = only(list(find(Reading(history(entries=rows))))).statement
        assert said.endswith("1 names Mother X and no other adult and 1 names Stepfather X and no other adult.")


def test_what_only_entries_that_name_another_adult_too_record_is_no_reason_to_ask_about_one_of_them() -> None:
    rows = [entry("2020-01-01", ILL, people=HERS), entry("2020-02-01", DRUGS, people=BOTH)]
    found = only(list(not_asked.find(Reading(history(entries=rows)))))
    assert found.statement == (
        "1 entry that names Mother X and no other adult records adult mental health, dated 1 January 2020. In the list of requests for information "
        "none about Mother X is recorded to: Adult mental health and GP.")
    assert ids(found.evidence) == ids(rows[:1])
    assert (
        "Drug misuse: only entries that name another adult beside Mother X record it, and whose it is may stand in their words. It is no reason "
        "here to look for a request.") in found.not_recorded


def test_abuse_between_two_adults_is_a_reason_to_ask_about_each() -> None:
    found = {one.key: one.statement for one in not_asked.find(Reading(history(entries=[entry("2020-01-01", Theme.DOMESTIC_ABUSE, people=BOTH)])))}
    assert found["Mother X"].startswith("1 entry that names Mother X records domestic abuse, dated 1 January 2020. In the list of")
    assert set(found) == {"Mother X", "Stepfather X"}


def test_concerns_of_two_adults_in_one_quarter_are_not_said_to_be_one_adults() -> None:
    hers, his = entry("2020-01-01", ILL, people=HERS), entry("2020-02-01", DRUGS, people=HIS)
    apart = only(list(co_occurrence.find(Reading(history(entries=[hers, his])))))
    assert "In none of these quarters do entries that name one and the same adult alone carry two or more of them." in apart.statement
    more = entry("2020-05-01", ILL, DRUGS, people=HERS)
    one = only(list(co_occurrence.find(Reading(history(entries=[hers, his, more])))))
    assert (
        "In 1 of the 2 quarters, entries that name one and the same adult alone carry two or more of them; in the other 1 no one adult is so named."
    ) in one.statement


def test_a_return_of_another_adults_theme_names_whose_each_is() -> None:
    closed = status("2020-03-01", Status.CLOSED)
    for after, said in ((HIS, "(last 1 February 2020, naming Mother X, again 1 April 2020, naming Stepfather X)"),
                        (HERS, "(last 1 February 2020, again 1 April 2020)")):
        rows = [entry("2020-02-01", ILL, people=HERS), entry("2020-04-01", ILL, people=after)]
        assert said in only(list(reopened.find(Reading(history(entries=rows, statuses=[closed]))))).statement
