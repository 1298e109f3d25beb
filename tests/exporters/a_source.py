"""A source of papers of invented words, with every part in it, for the tests of each format. ``words`` go wherever the record's words go."""

from base64 import b64decode

from data_models.papers import (
    ArgumentCell,
    ChildInPaper,
    Event,
    Heading,
    Limb,
    PapersSource,
    PaperTable,
    Part,
    Picture,
    ScheduleRow,
    SectionInPaper,
    Statement,
)

LABEL = "Family Zq"
MARKING = "OFFICIAL-SENSITIVE"
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGOQlYrGihiGlgQANBokgfOJHUgAAAAASUVORK5CYII=")
HOSTILE = (
    "#panic(1)", "#eval(\"1\")", "<script>alert(1)</script>", "$x^2$", "{{ 7 * 7 }}", "&lt;b&gt;", "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)",
    "*bold* _thin_ `code`", "= Heading", "// gone", "/* gone */", "@ref", "[[not a blank]]", "<w:p/>", "]]>", "\\u{41}", "%PDF-1.7 endobj", "~tilde~",
    "https://example.org", "#import \"x.typ\": *", "--flag",
)
"""Words that one format or another would read as its own markup, or a spreadsheet as a formula."""


def row(code: str, text: str = "Shouting was heard.") -> ScheduleRow:
    return ScheduleRow(
        code=code, id=f"fact-{code}", kind="Chronology row", date="3 May 2020", written="03/05/20", first="2020-05-03", last="2020-05-03",
        known_on="4 May 2020", agency="Police", seen="First-hand", said_by=text, recorder=text, points_to="concern", text=text, file=text,
        sheet="One", row=7)


def a_source(words: str = "Shouting was heard.", *, png: bytes | None = PNG, rows: int = 3) -> PapersSource:
    codes = tuple(f"E-{number:05d}" for number in range(rows))
    table = PaperTable(title="Table", headings=("What", "Said"), rows=((words, words), ("Another", words)), note=words)
    one = Statement(
        kind="recurrence", heading=f"A concern: {words}", text=words, whose="A finding of the record", record_says=words, rests_on="2 rows",
        stands_beside="1 row", evidence=codes[:2], contrary=codes[2:3], beside="The other side", not_recorded=(words,), method=words,
        authority="Review §4.26")
    own = Statement(kind="", heading="In the worker’s own words", text=words, whose="The worker’s own words", child="Child Z1")
    sections = (
        SectionInPaper(code="cumulative", heading="Cumulative harm", question="Has harm built up?", statements=(one,)),
        SectionInPaper(code="harm", heading="Harm: Child Z1", question="What has it done?", statements=(own,), nothing_contrary=words),
        SectionInPaper(code="care_plan", heading="Care plan", question="What is proposed?", statements=(), empty="Nothing is written here yet."),
    )
    cells = tuple(ArgumentCell(heading=heading, text=words, rows=codes[:1]) for heading in ("Evidence", "Contrary", "Outstanding", "Wait"))
    blanks = Part(heading="To fill in", paragraphs=("[[Date]] and more",), points=("[[Each concern]]",), table=PaperTable(
        title="Changes", headings=("What", "When"), rows=(("Change", "[[By when]]"),)))
    return PapersSource(
        heading=Heading(
            forum="Care Planning Forum", family_label=LABEL, as_at="2020-12-10", forum_on="2020-12-10", asked_for=words, marking=MARKING,
            children=(ChildInPaper(label="Child Z1", age="9 years", where=words, status="Child protection"),),
            status="Draft: not signed off.", signed_off=False, audience="The forum", copy="3"),
        decision=words, sections=sections, aside=(Statement(
            kind="oscillation", heading="Put aside", text=words, whose="A finding put aside", evidence=codes[:1], reason=words),),
        argument=(Limb(name="Harm", cells=cells),), argument_method=words,
        pictures=(Picture(title="A chart", sentence=f"What it shows: {words}", paragraph=words, table=table, png=png),),
        pictures_note="" if png else "No picture could be drawn.",
        schedule=tuple(row(code, words) for code in codes),
        chronology=(Event(date="3 May 2020", text=words, reference=words, rows=codes[:1], because="A statement rests on it"),
                    Event(date="4 May 2020", text=words, reference=words, rows=codes[1:2])),
        short_rule="By a rule.", threshold=(PaperTable(title="Child Z1", headings=("Fact", "Evidence", "Harm", "Limb"), rows=(
            ("A fact", "Seen", "[[Harm]]", "[[Limb]]"),)),),
        letter_notes=("For staff.",), letter=(blanks,), challenge=(one,), challenge_parts=(blanks, blanks, blanks),
        challenges=(f"Return to the forum: raised on 1 May 2020. {words}",),
    )
