"""A few texts made to be taken for SQL, paths and commands; all of them in `make assurance`."""

from pathlib import Path

from tests.assurance.injections import injections, texts_through_every_way_in


def test_texts_stay_texts_through_every_way_in(tmp_path: Path) -> None:
    run = texts_through_every_way_in(12, tmp_path)
    assert run.failures == () and run.control_caught and run.examined == 12


def test_there_are_as_many_texts_as_were_asked_for_and_none_twice() -> None:
    assert len(set(injections())) == len(injections()) >= 500
