"""The daily payload: every level a sheet, a mark to purge carried down, and a sentence for everything of another shape."""

import json

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers import dfe_json
from dashboard.importers.readers.dfe_json import read_dfe_json
from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.structured import purged_identities
from data_models.tables import ENTRY, IDENTIFIER, PLAN, RESIDENCE, STATUS_PERIOD
from tests.importers.structured.extracts import Taken, said

EPISODE = {
    "social_care_episode_id": "E1", "referral_date": "2022-06-14", "referral_source": "1C", "referral_no_further_action_flag": False,
    "closure_date": "2022-09-14", "closure_reason": "RC7",
    "care_worker_details": [{"worker_id": "W1", "start_date": "2022-06-15"}],
    "child_and_family_assessments": [
        {"child_and_family_assessment_id": "A1", "start_date": "2022-06-15", "authorisation_date": "2022-07-14", "factors": ["1C", "4A"]}],
    "child_protection_plans": [{"child_protection_plan_id": "P1", "start_date": "2022-07-20"}],
    "child_looked_after_placements": [{"child_looked_after_placement_id": "L1", "start_date": "2022-08-01", "placement_type": "K2"}],
    "adoption": {"matched_date": "2022-08-14"},
}
CHILD = {
    "la_child_id": "11", "mis_child_id": "S-11",
    "child_details": {"unique_pupil_number": "A1", "date_of_birth": "2014-01-02", "disabilities": ["HAND", "VIS"]},
    "health_and_wellbeing": {"sdq_assessments": [{"date": "2022-06-20", "score": 20}]}, "social_care_episodes": [EPISODE],
}


def read(*children: object, one: bool = False) -> dict[str, RawSheet]:
    content = json.dumps(children[0] if one else list(children)).encode()
    return {sheet.name: sheet for sheet in read_dfe_json("day.json", content)[1]}


def rows(sheet: RawSheet) -> list[dict[str, object]]:
    headings = [str(cell) for cell in sheet.rows[0].cells]
    return [{name: cell for name, cell in zip(headings, row.cells, strict=True) if cell is not None} for row in sheet.rows[1:]]


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_dfe_json("day.json", content)
    return str(refused.value)


def test_one_child_and_a_list_of_children_are_read_alike() -> None:
    assert read(CHILD, one=True).keys() == read(CHILD, CHILD | {"la_child_id": "12"}).keys()
    sheets = read(CHILD, CHILD | {"la_child_id": "12"})
    assert [row.number for row in sheets["social_care_episodes"].rows] == [0, 1, 2]
    assert rows(sheets["child_and_family_assessments"])[1] == {
        "la_child_id": "12", "social_care_episode_id": "E1", "child_and_family_assessment_id": "A1", "start_date": "2022-06-15",
        "authorisation_date": "2022-07-14", "factors": "1C; 4A"}
    assert sheets["adoption"].layout == "dfe.adoption"


def test_its_levels_become_facts() -> None:
    taken = Taken(*read(CHILD).values())
    assert [said(fact, "status_kind", "happened_from") for fact in taken.facts(STATUS_PERIOD)] == [
        ("child_in_need", "2022-06-14"), ("closed", "2022-09-14"), ("child_protection", "2022-07-20"), ("in_care", "2022-08-01")]
    assert said(taken.facts(PLAN)[0], "plan_ref") == ("CP 2022-07-20",)
    assert said(taken.facts(RESIDENCE)[0], "kind") == ("residential",)
    assert {fact["system"] for fact in taken.facts(IDENTIFIER)} == {"mis_child_id", "upn"}
    assert next(fact["themes"] for fact in taken.facts(ENTRY) if fact["themes"]) == ["alcohol_misuse", "child_mental_health"]


def test_a_mark_to_purge_goes_down_to_every_block_inside() -> None:
    gone = read(CHILD | {"purge": True})
    assert all(row["purge"] is True for sheet in gone.values() for row in rows(sheet))
    of_episode = read(CHILD | {"social_care_episodes": [EPISODE | {"purge": True}]})
    assert {name for name, sheet in of_episode.items() if rows(sheet)[0].get("purge")} == set(of_episode) - {"child", "sdq_assessments"}
    of_health = read(CHILD | {"health_and_wellbeing": {"purge": True}})
    assert rows(of_health["sdq_assessments"]) == [{"la_child_id": "11", "purge": True}]
    of_details = read(CHILD | {"child_details": {"purge": True}})
    assert [name for name, sheet in of_details.items() if rows(sheet)[0].get("purge")] == ["child"]


def test_what_is_to_be_purged_is_not_taken_in_and_named_so_that_the_record_can_drop_it() -> None:
    plans = [{"child_protection_plan_id": "P1", "start_date": "2022-07-20", "purge": True},
             {"child_protection_plan_id": "P2", "start_date": "2023-07-20"}]
    sheets = read(CHILD | {"social_care_episodes": [EPISODE | {"child_protection_plans": plans}]}).values()
    taken = Taken(*sheets)
    assert [fact["plan_ref"] for fact in taken.facts(PLAN)] == ["CP 2023-07-20"]
    assert (1, "rejected", "purged by the sender: it asks that this be deleted, so it is not taken in") in taken.outcomes
    assert any(note.startswith("1 rows were not taken in: purged by the sender") for note in taken.notes)
    assert purged_identities(taken.sheets, stated=taken.stated) == {"own|dfe|child_protection_plans|11|P1": ("child_protection_plans", 1)}
    loaded = Taken(*read(CHILD).values())
    assert "own|dfe|child_protection_plans|11|P1" in {row.identity for result in loaded.results for row in result.rows}


def test_a_child_whom_the_sender_purges_does_not_enter_the_family() -> None:
    taken = Taken(*read(CHILD | {"la_child_id": "99", "purge": True}).values(), linked={})
    assert {outcome for _, outcome, _ in taken.outcomes} == {"rejected"}


def test_keys_that_are_not_published_are_kept_in_further_columns() -> None:
    sheets = read(CHILD | {"local": {"team": "North"}, "health_and_wellbeing": {"bmi": 17}})
    child, = rows(sheets["child"])
    assert (child["local.team"], child["health_and_wellbeing.bmi"]) == ("North", 17)


@pytest.mark.parametrize(("content", "words"), [
    (b'{"a": 1}', 'whose objects each have "la_child_id"'), (b"[]", "not the daily payload"), (b'[{"la_child_id": "1"}, 7]', "not the daily payload"),
    (b"{", "not valid JSON in line 1"), (b"\xff\xfe{}", "not valid JSON"), (b'{"la_child_id": "1", "la_child_id": "2"}', "a key comes twice"),
    (b'{"la_child_id": NaN}', "NaN is no value of JSON"), (b'{"la_child_id": "1", "social_care_episodes": ["x"]}', "does not hold objects"),
    (b'{"la_child_id": "1", "child_details": [1]}', "is not an object"), (b'{"la_child_id": ' + b"9" * 5000 + b"}", "not valid JSON"),
    (b'{"la_child_id": "1", "x": ' + b"[" * 30 + b"]" * 30 + b"}", "nested more than 20 deep"), (b"[" * 200_000, "nested more than 20 deep"),
])
def test_anything_of_another_shape_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_signs_that_no_text_has_are_replaced() -> None:
    child, = rows(read(CHILD | {"child_details": {"first_name": "a\u0000b\ud800c"}})["child"])
    assert child["first_name"] == "a\ufffdb\ufffdc"


def test_too_many_blocks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dfe_json, "MAX_BLOCKS", 5)
    assert "more than 5 blocks" in refusal(json.dumps(CHILD).encode())


def test_lists_and_objects_larger_than_any_payload_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "a list holds more than 1,000 values" in refusal(json.dumps(CHILD | {"x": [1] * 1001}).encode())
    assert "far more kinds of keys" in refusal(json.dumps(CHILD | {f"k{place}": 1 for place in range(600)}).encode())
    monkeypatch.setattr(dfe_json, "MAX_VALUES", 5)
    assert "more than 5 values" in refusal(json.dumps(CHILD).encode())
