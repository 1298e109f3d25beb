"""What is recorded of one adult is not printed as another's: every sentence on an adult's own theme says whom its entries name."""

from dashboard.findings import co_occurrence, corroboration, not_asked, recurrence, reopened
from dashboard.findings.reading import Reading
from dashboard.findings.whose import whose_in_words
from data_models.agencies import Agency
from data_models.people import Status
from data_models.record import Entry
from data_models.themes import Theme
from tests.findings.building import entry, history, only, status

ILL, DRUGS = Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE
HERS, HIS, BOTH = ("Mother X", "Child X1"), ("Stepfather X",), ("Mother X", "Stepfather X")


def of(*entries: Entry, theme: Theme = ILL) -> str:
    return whose_in_words(Reading(history(entries=entries)), theme, entries)


def test_each_adult_those_that_name_several_and_those_that_name_none_are_told_apart() -> None:
    rows = [entry("2020-01-01", ILL, people=who) for who in (HERS, HERS, HIS, BOTH, ("Child X1",))]
    assert of(*rows) == (
        " Of these entries 2 name Mother X and no other adult, 1 names Stepfather X and no other adult, 1 names several adults and does not say "
        "whose it is and 1 names no adult of the family.")
    assert of(*rows[:2]) == " Each of these entries names Mother X and no other adult."
    assert of(rows[0]) == " This entry names Mother X and no other adult."
    assert of(rows[-1]) == "" and of(*rows, theme=Theme.DOMESTIC_ABUSE) == ""


def test_a_theme_that_comes_back_and_one_of_several_sources_say_whose_it_is() -> None:
    rows = [entry("2020-01-01", ILL, people=HERS, agency=Agency.ACUTE_HEALTH), entry("2020-06-01", ILL, people=HIS)]
    for find in (recurrence.find, corroboration.find):
        said = only(list(find(Reading(history(entries=rows))))).statement
        assert said.endswith("1 names Mother X and no other adult and 1 names Stepfather X and no other adult.")


def test_what_only_entries_that_name_both_record_is_not_printed_as_hers() -> None:
    rows = [entry("2020-01-01", ILL, people=HERS), entry("2020-02-01", DRUGS, people=BOTH)]
    said = {one.key: one.statement for one in not_asked.find(Reading(history(entries=rows)))}
    assert said["Mother X"].startswith(
        "Entries that name Mother X and no other adult record adult mental health. Only entries that name Mother X and another adult record drug "
        "misuse, and do not say of whom.")
    assert said["Stepfather X"].startswith("Entries that name Stepfather X and another adult record drug misuse, and do not say of whom.")


def test_concerns_of_two_adults_in_one_quarter_are_not_said_to_be_one_adults() -> None:
    hers, his = entry("2020-01-01", ILL, people=HERS), entry("2020-02-01", DRUGS, people=HIS)
    apart = only(list(co_occurrence.find(Reading(history(entries=[hers, his])))))
    assert apart.statement.endswith("In none of these quarters do entries that name one and the same adult alone carry two or more of them.")
    more = entry("2020-05-01", ILL, DRUGS, people=HERS)
    one = only(list(co_occurrence.find(Reading(history(entries=[hers, his, more])))))
    assert one.statement.endswith(
        "In 1 of the 2 quarters, entries that name one and the same adult alone carry two or more of them; in the other 1 no one adult is so named.")


def test_a_return_of_another_adults_theme_names_whose_each_is() -> None:
    closed = status("2020-03-01", Status.CLOSED)
    for after, said in ((HIS, "(last 1 February 2020, naming Mother X, again 1 April 2020, naming Stepfather X)"),
                        (HERS, "(last 1 February 2020, again 1 April 2020)")):
        rows = [entry("2020-02-01", ILL, people=HERS), entry("2020-04-01", ILL, people=after)]
        assert said in only(list(reopened.find(Reading(history(entries=rows, statuses=[closed]))))).statement
