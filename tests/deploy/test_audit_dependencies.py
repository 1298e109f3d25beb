"""An audit that looked at nothing, or at less than everything, never passes."""

import json
from pathlib import Path

import pytest

from deploy.audit_dependencies import HOLDS, NOT_RUN, VULNERABLE, audit

LOCK = "".join(f"{name}==1.0 \\\n    --hash=sha256:{'0' * 64}\n" for name in ("one", "two"))
BOTH = [{"name": "One", "version": "1.0", "vulns": []}, {"name": "two", "version": "1.0", "vulns": []}]


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


def planted(folder: Path, monkeypatch: pytest.MonkeyPatch, *, prints: str, code: int) -> None:
    """A pip-audit of our own, alone on the path, that prints this and ends so."""
    program = folder / "bin" / "pip-audit"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n/bin/cat <<'END'\n{prints}\nEND\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


@pytest.mark.parametrize(("prints", "code"), [
    ("No known vulnerabilities found", 0), ("", 0), ("", 1), (json.dumps({"dependencies": [], "fixes": []}), 0),
    (json.dumps({"dependencies": BOTH[:1]}), 0), (json.dumps({"dependencies": [BOTH[0], {"name": "two", "skip_reason": "not found"}]}), 0),
    (json.dumps({"dependencies": [BOTH[0], {**BOTH[1], "version": "2.0"}]}), 0), ("[]", 0),
])
def test_what_looked_at_less_than_is_locked_is_not_run(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prints: str, code: int,
) -> None:
    planted(tmp_path, monkeypatch, prints=prints, code=code)
    ended, said = audit(lock)
    assert ended == NOT_RUN and said.startswith("NOT RUN")


def test_no_auditor_at_all_is_not_run(lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert audit(lock)[0] == NOT_RUN


def test_an_empty_lock_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(tmp_path, monkeypatch, prints=json.dumps({"dependencies": []}), code=0)
    (tmp_path / "empty.lock").write_text("", encoding="utf-8")
    assert audit(tmp_path / "empty.lock")[0] == NOT_RUN


def test_all_looked_up_passes_and_one_known_to_be_vulnerable_does_not(lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(tmp_path, monkeypatch, prints=json.dumps({"dependencies": BOTH}), code=0)
    assert audit(lock) == (HOLDS, "2 of 2 locked packages looked up; none has a known vulnerability.")
    vulnerable = [BOTH[0], {**BOTH[1], "vulns": [{"id": "PYSEC-0"}]}]
    (tmp_path / "bin" / "pip-audit").write_text(f"#!/bin/sh\necho '{json.dumps({'dependencies': vulnerable})}'\nexit 1\n", encoding="utf-8")
    ended, said = audit(lock)
    assert ended == VULNERABLE and "two 1.0: PYSEC-0" in said
