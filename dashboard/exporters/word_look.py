"""How every Word paper looks: A4, real styles in one typeface, the marking and the page number on every page, no name in its properties."""

from datetime import datetime

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.exporters.word_parts import field, part, shading
from dashboard.exporters.words import printable
from data_models.dates import day_in_words
from data_models.papers import Heading, PaperKind

INK, QUIET = RGBColor(0x1D, 0x1A, 0x5B), RGBColor(0x44, 0x44, 0x4C)
FONT = "Arial"


def dressed(document: WordDocument, kind: PaperKind, heading: Heading, *, wide: bool) -> None:
    """Give a new document its page, styles, properties and what stands on every page."""
    _without_the_templates_picture(document)
    _page(document, wide=wide)
    _styles(document)
    _properties(document, kind, heading)
    _every_page(document, kind, heading)


def _without_the_templates_picture(document: WordDocument) -> None:
    """The library's own template holds a small picture of itself: nothing of the paper, and nothing that a scan can read."""
    rels = document.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        rels.pop(name)


def _page(document: WordDocument, *, wide: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.0)


def _styles(document: WordDocument) -> None:
    """Every look is a style, so that a reader can change it once for the whole paper."""
    normal = _style(document, "Normal")
    _typed(normal, 11, after=6)
    normal.paragraph_format.line_spacing = 1.12
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}") if defaults is not None else None
    if language is not None:
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), "en-GB")
    for name, size, before, after in (("Title", 22, 0, 4), ("Heading 1", 16, 18, 6), ("Heading 2", 13, 14, 4), ("Heading 3", 11.5, 12, 3)):
        style = _style(document, name)
        _typed(style, size, before=before, after=after, bold=True)
        style.font.color.rgb = INK
        style.paragraph_format.keep_with_next = True
        borders = style.element.find(f".//{qn('w:pBdr')}")
        if borders is not None:
            borders.getparent().remove(borders)
    subtitle = _style(document, "Subtitle")
    _typed(subtitle, 11, after=2)
    subtitle.font.italic, subtitle.font.color.rgb = False, QUIET
    for spread in subtitle.element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
        spread.getparent().remove(spread)
    caption = _style(document, "Caption")
    _typed(caption, 10.5, before=8, after=3, bold=True)
    caption.font.color.rgb, caption.paragraph_format.keep_with_next = INK, True
    _typed(_style(document, "List Bullet"), 11, after=3)
    for name, size, after in (("In a table", 9.5, 2), ("Note", 10, 5), ("After a table", 6, 4), ("Picture", 11, 6), ("At the edge", 9, 0)):
        _typed(_added(document, name), size, after=after)
    _style(document, "Note").font.color.rgb = QUIET
    _style(document, "At the edge").font.color.rgb = QUIET
    blank = document.styles.add_style("To fill in", WD_STYLE_TYPE.CHARACTER)
    blank.element.append(shading("FFF2CC", OxmlElement("w:rPr")))
    _table_style(document)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _added(document: WordDocument, name: str) -> ParagraphStyle:
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    return _style(document, name)


def _typed(style: ParagraphStyle, size: float, *, before: float = 0, after: float = 0, bold: bool | None = None) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    if bold is not None:
        style.font.bold = bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _table_style(document: WordDocument) -> None:
    """Hairlines between the rows and nothing else: the words carry the table."""
    style = document.styles.add_style("Rows", WD_STYLE_TYPE.TABLE).element
    look = part(style, "w:tblPr")
    borders = part(look, "w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        part(borders, f"w:{edge}", val="single", sz="4", space="0", color="B9B9C2")
    margins = part(look, "w:tblCellMar")
    for edge, twips in (("top", 50), ("left", 80), ("bottom", 50), ("right", 80)):
        part(margins, f"w:{edge}", w=str(twips), type="dxa")


def _properties(document: WordDocument, kind: PaperKind, heading: Heading) -> None:
    about = document.core_properties
    about.title, about.language = kind.paper_title, "en-GB"
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.created = about.modified = datetime.fromisoformat(heading.as_at)
    about.revision = 1


def _every_page(document: WordDocument, kind: PaperKind, heading: Heading) -> None:
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (above, below):
        paragraph.style = document.styles["At the edge"]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    above.add_run(printable(heading.marking)).bold = True
    copy = f"Copy {heading.copy}. " if heading.copy else ""
    below.add_run(printable(f"{heading.marking}. {kind.paper_title}, {day_of(heading)}. {copy}Page "))
    field(below, "PAGE")
    below.add_run(" of ")
    field(below, "NUMPAGES")


def day_of(heading: Heading) -> str:
    return day_in_words(datetime.fromisoformat(heading.as_at).date())


