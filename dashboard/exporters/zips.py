"""A Word or Excel file as bytes that are the same whenever they are made: no clock, no name of a person or a machine in them."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CORE = "docProps/core.xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def settled(content: bytes, day: str) -> bytes:
    """The same parts in the same order with one fixed time, and the ISO ``day`` as the file's own day."""
    given = ZipFile(BytesIO(content))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as kept:
        for name in given.namelist():
            part = given.read(name)
            if name == CORE:
                part = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode("ascii") + rb"\g<2>", part)
            about = ZipInfo(name, date_time=_FIRST_DAY)
            about.compress_type, about.external_attr, about.create_system = ZIP_DEFLATED, 0o600 << 16, 3
            kept.writestr(about, part)
    return made.getvalue()
