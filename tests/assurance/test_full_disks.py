"""A small part of the run over full disks, and a backup whose disk is full."""

import subprocess
import sys
from pathlib import Path

from tests.assurance.full_disks import full_disks
from tests.test_command_line import ROOT, run

_LIMITED = """
import resource, runpy
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
runpy.run_module("dashboard", run_name="__main__")
"""


def test_a_full_disk_loses_nothing_acknowledged_and_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = full_disks(4, tmp_path)
    assert done.failures == ()
    assert done.control_caught


def test_a_backup_onto_a_full_disk_says_so_and_leaves_the_generations_before(sample_home: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    assert run("backup", str(backup), home=sample_home).returncode == 0
    assert run("entries", "Family A", home=sample_home).returncode == 0
    full = subprocess.run([sys.executable, "-c", _LIMITED, "backup", str(backup)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (full.returncode, full.stderr) == (
        1, "The disk for backups is full, so there is no new generation; those before it are as they were. Make room and back up again.\n")
    assert [path.name for path in backup.iterdir()] == ["generation-000001"]
