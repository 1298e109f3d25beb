"""Runs that need signals and limits of POSIX systems are not collected elsewhere: docs/operations.md says what that leaves open."""

import sys

_POSIX = ["test_kills.py", "test_torn_logs.py", "test_full_disks.py", "test_ended_imports.py", "test_in_full.py", "test_drafts.py"]
collect_ignore = _POSIX if sys.platform == "win32" else []
