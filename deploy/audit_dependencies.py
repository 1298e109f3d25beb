"""Asks pip-audit whether a locked package has a known vulnerability, and believes it only where it says so of every one of them.

`python -m deploy.audit_dependencies`. Exit codes: 0 every locked package was looked up and none is known to be vulnerable; 1 some are; 2 NOT RUN:
the advisory service was not reached, or fewer were looked up than are locked. An auditor that looked at nothing also prints that it found nothing.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy.lock_file import Locked, locked, normal

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
HOLDS, VULNERABLE, NOT_RUN = 0, 1, 2
MOST_SECONDS = 600


def audit(lock: Path) -> tuple[int, str]:
    """(exit code, what to say) for the packages of ``lock``."""
    wanted = locked(lock)
    try:
        said = _pip_audit(wanted)
    except (OSError, subprocess.TimeoutExpired) as error:
        return NOT_RUN, f"NOT RUN: pip-audit could not be run ({type(error).__name__})."
    try:
        answers = json.loads(said)["dependencies"]
    except (ValueError, TypeError, KeyError):
        return NOT_RUN, f"NOT RUN: pip-audit looked up none of {len(wanted)} locked packages: the advisory service was not reached, or it failed."
    looked_up = {(normal(one["name"]), one["version"]): one.get("vulns", []) for one in answers if "version" in one and "skip_reason" not in one}
    missing = sorted(one.name for one in wanted if (one.name, one.version) not in looked_up)
    if missing or not wanted:
        return NOT_RUN, f"NOT RUN: {len(wanted) - len(missing)} of {len(wanted)} locked packages were looked up; missing: {', '.join(missing[:5])}."
    known = sorted(f"{name} {version}: {', '.join(vuln['id'] for vuln in vulns)}" for (name, version), vulns in looked_up.items() if vulns)
    if known:
        return VULNERABLE, f"{len(wanted)} locked packages looked up; with known vulnerabilities:\n" + "\n".join(known)
    return HOLDS, f"{len(wanted)} of {len(wanted)} locked packages looked up; none has a known vulnerability."


def _pip_audit(wanted: tuple[Locked, ...]) -> str:
    """What pip-audit prints. Every package is asked after, those for other systems too: the lock's markers are left out."""
    with TemporaryDirectory() as folder:
        bare = Path(folder) / "requirements.txt"
        bare.write_text("".join(
            f"{one.name}=={one.version} {' '.join(f'--hash=sha256:{value}' for value in one.hashes)}\n" for one in wanted), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - fixed words and a file of our own
            ["pip-audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json", "-r", str(bare)],  # noqa: S607
            capture_output=True, text=True, timeout=MOST_SECONDS, check=False,
        )
    return done.stdout


def main() -> int:
    code, said = audit(LOCK)
    (sys.stdout if code == HOLDS else sys.stderr).write(said + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
