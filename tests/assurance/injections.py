"""Texts made to be taken for SQL, for a path or for a command, through every way in: each must stay the text that it is.

What would show that one was not: another family's rows come back, a table or a row of a bystander changes, a file appears, the text comes back
otherwise than it went in, or an error that is not ours is raised.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.history import family_called, history_of
from dashboard.page_data.key_in import FORMS
from dashboard.page_data.keyed_in import draft_of, keep_draft
from dashboard.store import Database
from dashboard.store.questions import SQL
from data_models.record import Family
from tests.assurance import Assured, Progress, quietly
from tests.conftest import ACTOR, KEY, TODAY

_OPENS = ("'", '"', "')", "'))", '")', "';", "\\'", "%27", "’", "'/*", "$$", "`", "]", "}", "\x00'", "\n'", "%'", "1", "''")
_SQL = (
    " or 1=1 --", " or '1'='1", " union select label from care.family --", "; drop table care.family; --", "; delete from care.entry; --",
    "; update care.family set label = 'x'; --", " and (select count(*) from care.account) > 0 --", "; attach '/tmp/x.duckdb' as x; --",
    "; copy care.entry to '/tmp/injected.csv'; --", " || (select max(hash) from audit.event) || '", "; set variable scope_families = ['*']; --",
    "; select getvariable('scope_items'); --", "; pragma database_list; --", "; call pragma_version(); --", "; install httpfs; --",
    " union select content from read_text('/etc/passwd') --", "; rollback; commit; --", "; use memory; --", "; detach store; --",
    " limit 0 --", "; load '/tmp/x.so'; --", "; create table care.x as select 1; --", "; export database '/tmp/injected'; --",
)
_PATHS = (
    "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "....//....//etc/passwd", "%2e%2e%2fetc%2fpasswd",
    "..%c0%af..%c0%afetc/passwd", "C:\\windows\\win.ini", "\\\\host\\share\\x", "/dev/zero", "con", "aux.csv", "record.duckdb", "../record.duckdb",
    "x\x00.csv", "a/b/../../c", "~/.ssh/id_rsa", "/proc/self/environ", ".", "..", "-rf", "--help", "witness/record.jsonl", "/tmp/injected.csv",  # noqa: S108
)
_COMMANDS = (
    "; touch /tmp/injected", "| touch /tmp/injected", "`touch /tmp/injected`", "$(touch /tmp/injected)", "& calc.exe", "&& touch /tmp/injected",
    "\ntouch /tmp/injected\n", "{{7*7}}", "${7*7}", "<%=7*7%>", "__import__('os').system('touch /tmp/injected')", "{0.__class__.__mro__}", "%s%s%n",
    "{family.__class__}", "!!python/object/apply:os.system ['touch /tmp/injected']", "cos\nsystem\n(S'touch /tmp/injected'\ntR.", "${jndi:ldap://x/a}",
)
INJECTED = tuple(Path(name) for name in ("/tmp/injected", "/tmp/injected.csv", "/tmp/x.duckdb"))  # noqa: S108 - places that must stay empty
AT_A_TIME = 40
_PARAMETER = re.compile(r"\$([a-z_0-9]+)")


def injections() -> tuple[str, ...]:
    """Every text, in a fixed order with the kinds mixed, each with its number at the end so that it can be told from the others."""
    sql = [opens + rest for rest, opens in product(_SQL, _OPENS)]
    others = [*_PATHS, *_COMMANDS, *(f"x{command}" for command in _COMMANDS), *(f"reports/{path}" for path in _PATHS)]
    mixed = [text for number, one in enumerate(sql) for text in [one, *(others[number // 4:number // 4 + 1] if number % 4 == 0 else [])]]
    return tuple(f"{text} {number}" for number, text in enumerate(mixed))


def texts_through_every_way_in(count: int, folder: Path, *, progress: Progress = quietly) -> Assured:
    """``count`` texts. Control: a question put together from words, as none of ours is, must be told on by the same looks."""
    chosen = injections()[:count]
    path = folder / "record.duckdb"
    failures: list[str] = []
    with Database(path, KEY) as database:
        bystander = new_family(database, ACTOR, "Family Bystander")
        content = b"Date,Event\n14/03/2019,Seen and well\n"
        take_in(database, database.scope_of(ACTOR), bystander, name="a.csv", content=content, today=TODAY, agency="School")
        before, files = _of_bystander(database, bystander), _files(folder)
        control = sum(_put_together(database, text) for text in chosen)
        for first in range(0, len(chosen), AT_A_TIME):
            for text in chosen[first:first + AT_A_TIME]:
                failures += _asked(database, text)
            failures += _taken_in(database, chosen[first:first + AT_A_TIME])
            progress(min(len(chosen), first + AT_A_TIME))
        if _of_bystander(database, bystander) != before:
            failures.append("the bystander's rows or a table changed")
        if database.first_broken_audit_event()[1] is not None or database.broken_references():
            failures.append("the trail or the references do not hold")
    new_files = _files(folder) - files
    failures += [f"a file appeared: {name}" for name in sorted(new_files) if not name.endswith((".wal", ".jsonl"))]
    failures += [f"{place} is there" for place in INJECTED if place.exists()]
    return Assured(len(chosen), tuple(failures), control > 0, f"a question put together from words was told on {control} times")


def _asked(database: Database, text: str) -> list[str]:
    """Through every parameter of every question, the label asked for, a new family's label, and the words of a draft."""
    told = []
    scope = database.scope_of(ACTOR)
    for file in sorted((SQL / "questions").glob("*.sql")):
        names = set(_PARAMETER.findall(file.read_text(encoding="utf-8")))
        for name in sorted(names & {"family", "sha256", "actor", "form", "agency", "fact_id", "import_id", "words"}):
            try:
                rows = database.ask(scope, file.stem, **dict.fromkeys(names, "") | {name: text})
            except DashboardError:
                continue
            except Exception as error:
                if "Conversion" not in type(error).__name__:  # an empty text where a date or a list is meant: our doing, not the text's
                    told.append(f"{file.stem}, {name}: {type(error).__name__}")
                continue
            if rows and name in ("family", "import_id", "fact_id", "sha256"):
                told.append(f"{file.stem} answers {name} with rows")
    try:
        family_called(database, scope, text)
        told.append("a family of that label is there")
    except DashboardError:
        pass
    return told


def _taken_in(database: Database, texts: Sequence[str]) -> Iterator[str]:
    """As a family's label, a file's name, an agency, the words of entries and the words of a draft: they come back as they went in."""
    label, name = texts[0], texts[len(texts) // 2]
    family = new_family(database, ACTOR, label)
    content = _csv([("Date", "Event", "Comments"), *(("14/03/2019", f"said {text}", text) for text in texts)])
    scope = database.scope_of(ACTOR)
    try:
        take_in(database, scope, family, name=f"{name}.csv", content=content, today=TODAY, agency=texts[-1].strip())
    except DashboardError as refused:
        yield f"the file was refused: {refused}"
        return
    if family_called(database, scope, label).id != family.id:
        yield "another family answers to that label"
    there = {_plain(entry.text) for entry in history_of(database, scope, family, TODAY).entries}
    yield from (f"an entry came back otherwise: {text!r}" for text in texts if _plain(f"said {text}") not in there)
    form = FORMS[0]
    typed = {form.columns[0].name: texts[-1]}
    keep_draft(database, scope, family, form, typed)
    draft = draft_of(database, scope, family, form, today=TODAY)
    if draft is None or draft.typed.get(form.columns[0].name) != texts[-1]:
        yield "a draft came back otherwise"


def _plain(text: str) -> str:
    """Without what a file's reader puts right: spaces at the ends, runs of them, and what no text may hold."""
    return " ".join(text.replace("\x00", " ").split())


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    quoted = ['"' + cell.replace('"', '""').replace("\x00", " ") + '"' for row in rows for cell in row]
    width = len(rows[0])
    return "\n".join(",".join(quoted[first:first + width]) for first in range(0, len(quoted), width)).encode()


def _of_bystander(database: Database, family: Family) -> list[object]:
    """Its rows, and every table with its columns."""
    with database._cursor() as cursor:
        return [
            cursor.execute("select * from care.entry where family_id = $family order by row_id", {"family": family.id}).fetchall(),
            cursor.execute("select schema_name, table_name, column_count from duckdb_tables() order by all").fetchall(),
            cursor.execute("select label from care.family where family_id = $family", {"family": family.id}).fetchall(),
        ]


def _put_together(database: Database, text: str) -> bool:
    """Whether a question made of words gives itself away: it breaks, or brings back what was not asked for. Undone afterwards."""
    with database._cursor() as cursor:
        cursor.execute("begin transaction")
        try:
            rows = cursor.execute("select label from care.family where label = '" + text + "'").fetchall()  # noqa: S608 - the fault, on purpose
        except Exception:
            return True
        finally:
            try:
                cursor.execute("rollback")
            except Exception:  # the text ended the transaction itself
                rows = [("ended",)]
    return bool(rows)


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
