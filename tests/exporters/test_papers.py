"""Every paper has its renderer, and fifty families' papers made at once never mix."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

from docx import Document
from pypdf import PdfReader

from dashboard.exporters.papers import RENDERS, WITH_PICTURES, rendered
from data_models.papers import PaperKind, PapersSource
from tests.exporters.a_source import a_source

FAMILIES = 50


def family(number: int) -> PapersSource:
    source = a_source(f"canary-{number:03d}-x", png=None, rows=1)
    return replace(source, heading=replace(source.heading, family_label=f"Family {number}"))


def canaries(text: str) -> set[int]:
    return {number for number in range(FAMILIES) if f"canary-{number:03d}-x" in text}


def told(kind: PaperKind, content: bytes) -> str:
    if kind is PaperKind.PACK:
        return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return "\n".join(cell.text for table in Document(BytesIO(content)).tables for row in table.rows for cell in row.cells)


def test_every_kind_has_a_renderer() -> None:
    assert set(RENDERS) == set(PaperKind)
    assert set(PaperKind) > WITH_PICTURES


def test_papers_of_fifty_families_made_at_once_never_mix() -> None:
    kinds = (PaperKind.PACK, PaperKind.COURT_CHRONOLOGY)
    wanted = [(kind, number) for number in range(FAMILIES) for kind in kinds]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda one: rendered(one[0], family(one[1])), wanted))
    assert [(kind, number) for (kind, number), content in zip(wanted, made, strict=True) if canaries(told(kind, content)) != {number}] == []
    assert all(content == rendered(kind, family(number)) for (kind, number), content in list(zip(wanted, made, strict=True))[::9])
