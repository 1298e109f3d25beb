"""The source of the papers: codes that stay, and a text that comes back exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.papers import PaperKind, codes_of, words_of_the_record
from data_models.papers_json import from_json, to_json
from tests.exporters.a_source import HOSTILE, a_source

IDS = st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), unique=True, max_size=60)


@given(IDS)
def test_every_row_has_a_code_of_its_own_that_no_other_begins_with(ids: list[str]) -> None:
    codes = list(codes_of(ids).values())
    assert len(set(codes)) == len(ids)
    assert all(len(code) >= 7 and code.startswith("E-") for code in codes)
    assert not [one for one in codes for other in codes if one is not other and other.startswith(one)]


@given(IDS, st.randoms())
def test_a_code_does_not_hang_on_the_order_of_the_rows(ids: list[str], chance: object) -> None:
    assert codes_of(ids) == codes_of(reversed(ids))


@given(IDS, st.text("0123456789abcdef", min_size=9, max_size=9))
def test_a_row_that_comes_later_only_ever_lengthens_a_code(ids: list[str], later: str) -> None:
    before, after = codes_of(ids), codes_of([*ids, later])
    assert all(after[one].startswith(before[one]) for one in ids)


def test_codes_that_would_begin_alike_are_lengthened() -> None:
    ids = [f"row {number}" for number in range(30_000)]
    codes = codes_of(ids)
    assert len(set(codes.values())) == len(ids)
    assert max(map(len, codes.values())) > 7


@pytest.mark.parametrize("words", [*HOSTILE, "Père 中文 \U0001F600 \u202e", ""])
def test_the_source_comes_back_exactly_from_its_text(words: str) -> None:
    source = a_source(words)
    text = to_json(source)
    assert from_json(text) == source
    assert to_json(from_json(text)) == text


def test_the_text_is_canonical() -> None:
    text = to_json(a_source())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_text_of_another_kind_is_no_source() -> None:
    told = json.loads(to_json(a_source()))
    with pytest.raises(TypeError):
        from_json(json.dumps({**told, "decision": 7}))
    with pytest.raises(TypeError):
        from_json(json.dumps({key: value for key, value in told.items() if key != "letter"}))


def test_a_source_sealed_before_a_part_was_added_is_still_read() -> None:
    told = json.loads(to_json(a_source()))
    assert from_json(json.dumps({key: value for key, value in told.items() if key != "challenge_rows"})) == a_source()


def test_brackets_of_the_record_are_no_blanks() -> None:
    assert "[[" not in words_of_the_record("[[[not a blank]]]")


def test_no_file_name_says_whom_it_is_about() -> None:
    assert {kind.file_name.partition(".")[0] for kind in PaperKind} == {kind.value for kind in PaperKind}
