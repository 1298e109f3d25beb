"""One paper on its way out: the right to it, the guard against a one-sided case, the event in the trail, then the bytes."""

from datetime import date

from dashboard.errors import DashboardError
from dashboard.exporters.papers import WITH_PICTURES, rendered
from dashboard.exporters.pictures import drawn
from dashboard.page_data.papers import PaperWords, papers_source
from dashboard.page_data.papers_letter_to import Recipient, letter_to
from dashboard.page_data.papers_pictures import Draw
from dashboard.page_data.sealed import Sealed, bytes_of
from dashboard.page_data.tickets import Outgoing
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.papers import PaperKind
from data_models.record import Family

OF_A_SUBMISSION = frozenset({PaperKind.SUBMISSION, PaperKind.PACK, PaperKind.THRESHOLD, PaperKind.LETTER})
"""What a submission says is in them, so they are for those who may read one."""


def paper_out(
    database: Database, scope: Scope, family: Family, kind: PaperKind, as_at: date, *, words: PaperWords | None = None, draw: Draw = drawn,
    to: Recipient | None = None,
) -> Outgoing:
    """A paper as a file with a neutral name; who took it is written down before it is handed over. ``to``: whom a letter is to.

    Raises AccessRefused without the right to export, or to read submissions where the paper says what one says; DashboardError where a
    block of the case has nothing on its other side and no reason for that, or where a letter to one person may not be made.
    """
    database.require(scope.actor, Power.EXPORT, family.id)
    if kind in OF_A_SUBMISSION:
        database.require(scope.actor, Power.READ_SUBMISSION, family.id)
    prepared = papers_source(database, scope, family, as_at, words=words, draw=draw if kind in WITH_PICTURES else None)
    if kind.argues:
        prepared.refuse_where_one_sided()
    one = to if kind is PaperKind.LETTER else None
    content = letter_to(database, scope, family, prepared, one) if one else rendered(kind, prepared.source)
    whose = " to one person" if one else ""
    database.record_view(scope.actor, "paper made", family_id=family.id, target=f"{kind.value}{whose} as at {as_at.isoformat()}")
    return Outgoing(kind.file_name, kind.media_type, content)


def sealed_paper_out(database: Database, scope: Scope, family: Family, kept: Sealed, kind: PaperKind) -> Outgoing:
    """The very bytes that were sealed, as a file with a neutral name; who took it is written down before it is handed over.

    Raises AccessRefused without the right to export and to read submissions; DashboardError where a row in it is not the caller's to see
    now, or where the kept paper is not as it was written.
    """
    database.require(scope.actor, Power.EXPORT, family.id)
    database.require(scope.actor, Power.READ_SUBMISSION, family.id)
    content, holds = bytes_of(database, scope, family, kept, kind)
    if not holds:
        raise DashboardError("The kept paper is NOT as it was written, so it is not handed out as what was sealed. Tell whoever keeps the record.")
    database.record_view(scope.actor, "sealed paper taken", family_id=family.id, target=f"{kind.value} of seal {kept.id}")
    return Outgoing(kind.file_name, kind.media_type, content)
