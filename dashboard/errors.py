"""The few errors that people see. Their messages are plain sentences and hold no personal data beyond file, sheet and row."""


class DashboardError(Exception):
    """Something a person can act on. The message is shown as it is; the command line then exits with 1."""


class FileRefused(DashboardError):
    """A file that cannot be taken in. ``str()`` names the file, and the sheet and row where there is one, and says what to do."""

    def __init__(self, reason: str, *, file: str, sheet: str = "", row: int | None = None) -> None:
        place = f"{file}" + (f", sheet {sheet}" if sheet else "") + (f", row {row}" if row else "")
        super().__init__(f"{place}: {reason}")
        self.reason = reason


class StoreBusy(DashboardError):
    """Another process holds the record, most likely the running web application."""


class StoreRefused(DashboardError):
    """The record could not be opened safely: wrong key, no key, or a file that is not encrypted."""


class ChangedMeanwhile(DashboardError):
    """Somebody else has written what the caller was about to write over. Nothing was changed; what stands now is there to read."""


class StoreStopped(StoreRefused):
    """The database has stopped after an inner fault: it answers nothing until it is opened anew."""


class UnknownFamily(DashboardError):
    """No family with that label or id is visible to the caller. The message never says whether one exists."""


NOT_OPEN = "No family of that name is open to you. “families” lists those that are."
"""What is said of a family that does not exist, is not the caller's, or is restricted: always the same."""


class NotSignedIn(DashboardError):
    """Nobody is signed in, or the sign-in has ended, or it belongs to no account."""


class AccessRefused(DashboardError):
    """The caller may look, but not do this. The refusal is in the audit trail."""
