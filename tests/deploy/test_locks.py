"""The locks hold every pin and a hash of every file, name no place to fetch from, and the list of parts is the lock's."""

import json
import re
from pathlib import Path

import pytest

from deploy.lock_file import locked, normal

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements", "requirements-dev", "requirements-supply")


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {normal(package): version for package, _, version in (line.partition("==") for line in lines if "==" in line)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_locked_at_its_version_and_every_package_has_a_hash(name: str) -> None:
    lock = locked(ROOT / f"{name}.lock")
    versions = {one.name: one.version for one in lock}
    assert len(lock) == len(versions) >= len(pins(name)) > 2
    assert {package: versions.get(package) for package in pins(name)} == pins(name)
    assert [one.name for one in lock if not one.hashes] == []


def test_the_locks_agree_with_each_other() -> None:
    runtime, tools, supply = ({one.name: one for one in locked(ROOT / f"{name}.lock")} for name in LOCKS)
    assert runtime.items() <= tools.items()
    assert [name for name, one in supply.items() if name in tools and tools[name].version != one.version] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|--index-url|--extra-index-url|--find-links| @ ", text) == []


def test_a_line_that_pins_nothing_is_not_passed_over(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("typer>=0.2 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="pins no package"):
        locked(lock)
    lock.write_text("typer==0.2\n", encoding="utf-8")
    assert locked(lock)[0].hashes == ()


def test_the_list_of_parts_is_the_lock() -> None:
    listed = json.loads((ROOT / "docs" / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    parts = [(part["name"], part["version"], part["purl"]) for part in listed["components"]]
    assert sorted(parts) == sorted(
        (one.name, one.version, f"pkg:pypi/{one.name}@{one.version}") for one in locked(ROOT / "requirements.lock"))
