"""What points the other way: kinds told apart, denials beside it, and nothing placed in a quarter it is not certainly in."""

from collections.abc import Iterator

import pytest

from dashboard.findings import catalogue
from dashboard.findings.catalogue import Rule, findings_of
from dashboard.findings.reading import Reading
from dashboard.page_data.other_side import other_side_view
from data_models.agencies import Agency
from data_models.finding import Block, Finding, Kind
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, link, protective

NEGLECT = Theme.NEGLECT


def test_both_sides_are_placed_by_quarter_and_loose_dates_are_counted_outside() -> None:
    view = other_side_view(history(entries=[
        entry("2020-02-01", NEGLECT, id="c"), protective("2020-03-31", NEGLECT, id="p"), protective("2020", NEGLECT, id="year"),
        entry("", NEGLECT, id="undated"), protective("2020-04", NEGLECT, id="month"),
    ]))
    assert [(row.side, row.quarter.isoformat(), row.ids) for row in view.marks.itertuples()] == [
        ("concern", "2020-01-01", "c"), ("other_side", "2020-01-01", "p"), ("other_side", "2020-04-01", "month")]
    assert "outside the picture: 2 incidents" in view.paragraph
    assert [row.opens for row in view.table.rows] == ["c", "p", "month"]


def test_the_sentence_counts_who_saw_it_at_first_hand_outside_social_care_and_no_echo() -> None:
    rows = [
        protective("2020-02-01", NEGLECT, ref="S1"), protective("2020-02-03", NEGLECT, agency=Agency.CHILDRENS_SOCIAL_CARE, ref="C1"),
        protective("2020-03-01", NEGLECT, status=EvidenceStatus.REPORTED),
        protective("2020-04-01", NEGLECT, agency=Agency.CHILDRENS_SOCIAL_CARE),
    ]
    links = [link("School", "S1", "I1"), link("Children's social care", "C1", "I1", repeats=True)]
    assert other_side_view(history(entries=rows, links=links)).sentence == (
        "3 protective entries from 2 agencies, the latest dated 1 April 2020; 1 seen at first hand by an agency other than children’s social care.")
    assert "not a record that there was nothing good" in other_side_view(history()).sentence


def test_its_findings_are_those_of_its_block_and_no_other_rule_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    told = history(entries=[protective("2020-02-01", NEGLECT), entry("2020-03-01", NEGLECT), entry("2020-04-01", NEGLECT)])
    own = tuple(finding for finding in findings_of(told) if finding.kind.block is Block.OTHER_SIDE)
    run: list[Block] = []

    def noting(kind: Kind, rule: Rule) -> Rule:
        def find(reading: Reading) -> Iterator[Finding]:
            run.append(kind.block)
            return rule(reading)
        return find

    monkeypatch.setattr(catalogue, "RULES", tuple((kind, noting(kind, rule)) for kind, rule in catalogue.RULES))
    assert other_side_view(told).findings == own and own
    assert set(run) == {Block.OTHER_SIDE}


def test_kinds_are_told_apart() -> None:
    view = other_side_view(history(entries=[
        protective("2020-02-01", markers=[Marker.ENGAGEMENT]), protective("2020-02-02", markers=[Marker.SELF_REPORT]), protective("2020-02-03"),
    ]))
    assert [row.cells[3] for row in view.protective.rows] == ["an arrangement kept", "a parent’s own account", "something seen or told"]


def test_what_speaks_against_a_concern_is_listed_and_says_where_it_is_a_concern_too() -> None:
    view = other_side_view(history(entries=[
        entry("2020-02-01", NEGLECT, id="denied", nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
        entry("2020-02-02", NEGLECT, id="closed", markers=[Marker.NO_FURTHER_ACTION]),
        entry("2020-02-03", id="disputed", status=EvidenceStatus.DISPUTED, nature=Nature.CONTEXT), entry("2020-02-04", NEGLECT, id="plain"),
    ]))
    assert [(row.opens, row.cells[2], row.cells[3], row.cells[5]) for row in view.against.rows] == [
        ("denied", "denial", "neglect", "context"), ("closed", "no further action", "neglect", "also recorded as a concern"),
        ("disputed", "disputed", "no theme coded", "context")]
