"""A paper for one person as a PDF: marking, audience, copy number and page of pages on every page, and nothing else inside."""

import json
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from data_models.paper_for_one import PageMarks, PaperForOne

PDF_TYPE = "application/pdf"
_TEMPLATE = Path(__file__).with_name("for_one.typ")


def as_pdf(paper: PaperForOne, marks: PageMarks, *, what_it_is: str) -> bytes:
    """The same paper with the same marks gives the same bytes, on every machine: no clock, no fonts but those that come with the renderer.

    Words of a record may hold signs that no font here has: then the file is made without the claim that a screen reader can say every sign.
    """
    inputs = {
        "paper": unicodedata.normalize("NFKC", paper.as_json()), "marks": json.dumps(asdict(marks), sort_keys=True), "what": what_it_is,
    }
    try:
        return _compiled(inputs, pdf_standards=["ua-1"])
    except typst.TypstError:
        return _compiled(inputs)


def _compiled(inputs: dict[str, str], **standard: Any) -> bytes:
    made = typst.compile(_TEMPLATE.read_bytes(), format="pdf", ignore_system_fonts=True, sys_inputs=inputs, timestamp=0, **standard)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made
