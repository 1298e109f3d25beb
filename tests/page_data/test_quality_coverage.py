"""What each agency gave and was asked, the gaps inside its span, and where structured history starts."""

from dataclasses import replace

from dashboard.page_data.quality_coverage import coverage_section, entries_of_year, gaps_of, structured_start, years_of
from dashboard.page_data.quality_matters import Matter, Section
from data_models.agencies import Agency
from data_models.forum import RequestResult
from data_models.record import Source
from tests.findings.building import entry, history, plan, request, when

EXTRACT = Source("extract.zip", "ssd_contacts.csv", 2)


def matter(section: Section, key: str) -> Matter:
    return next(found for found in section.matters if found.key == key)


def test_a_gap_counts_only_days_that_are_certainly_empty() -> None:
    first, last = entry("2019-03-04", id="first"), entry("2019-03-10", id="last")
    gap, = gaps_of([last, first])
    assert (gap.before.id, gap.after.id, gap.days) == ("first", "last", 5)
    assert gaps_of([first, entry("2019-03-05")]) == () and gaps_of([entry(""), first]) == ()


def test_an_entry_that_lasts_into_the_gap_ends_it() -> None:
    lasting, within, after = entry("2019", id="lasting"), entry("2019-03-04", id="within"), entry("2020-02-01", id="after")
    gap, = gaps_of([within, lasting, after])
    assert (gap.before.id, gap.days) == ("lasting", 31)


def test_gaps_come_longest_first_and_open_both_their_ends() -> None:
    entries = [entry("2016-01-01", id="a"), entry("2018-01-01", id="b"), entry("2018-02-01", id="c"), entry("2021-02-01", id="d")]
    section = coverage_section(history("2022-01-01", entries=entries), ())
    long = matter(section, "gaps")
    assert [row.opens for row in long.rows] == ["c d", "a b"] and set(long.holders) == {"Police"}
    assert "what Police gave: nothing between 1 February 2018 and 1 February 2021, 1,095 days" in section.sentence
    assert next(row for row in section.tables[0].rows if row.cells[0] == "Police").opens == "c d"


def test_years_outside_an_agencys_span_are_not_zero_and_each_number_opens_its_entries() -> None:
    told = history(entries=[
        entry("2016-01-01"), entry("2018-01-01", id="b"), entry("2018", id="c"), entry("2017-01-01", agency=Agency.SCHOOL), entry(""),
    ])
    years = years_of(told)
    assert years.years == (2016, 2017, 2018)
    assert years.counts == ((Agency.POLICE, (1, 0, 2)), (Agency.SCHOOL, (None, 1, None)))
    assert {row.opens for row in entries_of_year(told, Agency.POLICE, 2018).rows} == {"b", "c"}
    assert years_of(history()).counts == ()


def test_asked_not_asked_and_replied_are_four_different_things() -> None:
    told = history(
        entries=[entry("2020-01-05", id="before", people=("Mother X",)), entry("2020-06-01", id="after"),
                 entry("2020-01-06", id="another", people=("Child X1",))],
        requests=[
            request("2020-02-01", "Police", "Mother X", id="nothing", result=RequestResult.NOTHING_HELD, replied=when("2020-02-10")),
            request("2020-02-01", "GP", "Mother X", id="silent"),
            request("2020-02-01", "School", "Child X1", id="shared", result=RequestResult.HELD_AND_SHARED, replied=when("2020-02-10")),
        ])
    section = coverage_section(told, ())
    assert [row.opens for row in matter(section, "unanswered").rows] == ["silent"] and matter(section, "unanswered").holders == ("GP",)
    assert [row.opens for row in matter(section, "shared").rows] == ["shared"] and matter(section, "shared").holders == ("School",)
    assert [row.opens for row in matter(section, "held").rows] == ["nothing before"]
    not_asked = [row.cells[0] for row in matter(section, "not-asked").rows]
    assert "Adult social care" in not_asked and not {"Police", "GP", "School"} & set(not_asked)
    silent = next(row for row in section.tables[0].rows if row.cells[0] == "GP")
    assert silent.cells[-3:] == ("1 February 2020", "–", "asked, no reply") and silent.opens == "silent"


def test_structured_history_starts_after_the_first_chronology() -> None:
    told = history(entries=[entry("2009", id="old")], plans=[plan("2018-05-04")])
    assert structured_start(told, ()) == (
        "Structured history starts on 4 May 2018; the first date in any chronology is 2009. Between the two, plans, meetings and visits are "
        "known only as far as a chronology tells them.")
    assert structured_start(history(entries=[entry("2009")]), ()).startswith("No structured record")
    assert "no chronology has a dated entry" in structured_start(history(plans=[plan("2018-05-04")]), ())


def test_what_an_extract_brought_is_structured_history_and_no_chronology() -> None:
    contact = replace(entry("2018-01-02", id="contact"), source=EXTRACT)
    told = history(entries=[contact, entry("2019-05-05", id="told")], plans=[plan("2018-05-04")])
    said = structured_start(told, {(EXTRACT.file, EXTRACT.sheet)})
    assert said.startswith("Structured history starts on 2 January 2018; the first date in any chronology is 5 May 2019, which is later.")
    assert said.endswith("reach back six years at most.")
    starts = coverage_section(told, {(EXTRACT.file, EXTRACT.sheet)}).tables[1]
    assert [row.opens for row in starts.rows] == ["told", told.plans[0].id, "contact"]
