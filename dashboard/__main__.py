"""The command line: ``python -m dashboard …`` from the repository root. The same functions as the pages use."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from dashboard.errors import DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.importers.mapping import Mapping
from dashboard.importers.sample_families import make_sample_families
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.page_data.as_json import Json, entry_json, findings_json
from dashboard.page_data.coverage import coverage_of
from dashboard.page_data.history import families, family_called, history_of
from dashboard.page_data.import_report import reconciliation
from dashboard.settings import ROOT, SAMPLE_FAMILIES, encryption_key, settings
from dashboard.store import Database
from data_models.record import Family

command_line = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Only what was known by this day is used.")]


@command_line.command()
def serve(port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501) -> None:
    """Start the web application on this machine only. Makes the sample families on the first start."""
    if not settings().record.exists():
        with _opened() as database:
            _make_samples(database)
    os.chdir(ROOT)
    command = [sys.executable, "-m", "streamlit", "run", str(Path("dashboard") / "server.py"), "--server.port", str(port)]
    print(f"The dashboard opens at http://localhost:{port} (Ctrl-C ends it).", flush=True)
    if os.name == "nt":  # Windows cannot replace a running process, so it waits for its child
        raise typer.Exit(subprocess.call(command))  # noqa: S603 - our own interpreter and fixed arguments
    os.execv(sys.executable, command)  # noqa: S606 - the same


@command_line.command()
def sample() -> None:
    """Make the sample families afresh from the files in sample_data/."""
    with _opened() as database:
        for label, taken in _make_samples(database):
            for file in taken:
                print(f"{label}: {reconciliation(file)}")


@command_line.command(name="families")
def families_command(as_json: AsJson = False) -> None:
    """List the families that the caller may see."""
    with _opened() as database:
        found = families(database, database.scope_of(settings().actor))
    if as_json:
        print(json.dumps([{"id": family.id, "label": family.label} for family in found], indent=2))
    else:
        for family in found:
            print(family.label)


@command_line.command(name="import")
def import_command(
    files: Annotated[list[Path], typer.Argument(help="Workbooks (.xlsx) or text tables (.csv).")],
    family: Annotated[str, typer.Option(help="Label of the family; made where it is new.")],
    agency: Annotated[str, typer.Option(help="The agency that sent the files, where they do not say.")] = "",
    mapping: Annotated[Path | None, typer.Option(help="TOML file saying what the headings mean.")] = None,
    known_on: Annotated[str, typer.Option(help="The day the files' contents became known, or the heading of the column that says so.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take files into a family's record and account for every row: read = loaded + duplicate + rejected."""
    day, column = _day_or_column(known_on)
    headings = Mapping.from_toml(mapping.read_text(encoding="utf-8")) if mapping else None
    refused, reports = [], []
    with _opened() as database:
        for path in files:
            try:
                content = _content(path)
                owner = _family_for_import(database, family, dry_run=dry_run)
                scope = database.scope_of(settings().actor)
                taken = take_in(
                    database, scope, owner, name=path.name, content=content, today=date.today(), agency=agency,
                    mapping=headings, known_on=day, known_on_column=column, dry_run=dry_run,
                )
            except DashboardError as error:
                refused.append(str(error))
                continue
            reports.append(_taken_json(taken))
            if not as_json:
                _print_taken(taken)
    if as_json:
        print(json.dumps({"family": family, "dry_run": dry_run, "files": reports, "refused": refused}, indent=2, ensure_ascii=False))
    for sentence in refused:
        print(f"Not taken in: {sentence}", file=sys.stderr)
    if refused:
        raise typer.Exit(1)


@command_line.command()
def entries(label: str, as_at: Day | None = None, as_json: AsJson = False) -> None:
    """The merged chronology of a family."""
    with _opened() as database:
        scope = database.scope_of(settings().actor)
        family = family_called(database, scope, label)
        day = _as_day(as_at)
        history = history_of(database, scope, family, day)
        database.record_view(scope.actor, "entries read", family_id=family.id, target=day.isoformat())
    if as_json:
        print(json.dumps([entry_json(entry) for entry in history.entries], indent=2, ensure_ascii=False))
    else:
        for entry in history.entries:
            print(f"{entry.happened.in_words()} · {entry.agency.label} · {entry.text} [{entry.source.in_words()}]")


@command_line.command()
def findings(label: str, as_at: Day, as_json: AsJson = False) -> None:
    """Every finding of a family as known on a day, with evidence down to file, sheet and row."""
    with _opened() as database:
        scope = database.scope_of(settings().actor)
        family = family_called(database, scope, label)
        history = history_of(database, scope, family, as_at.date())
        database.record_view(scope.actor, "findings read", family_id=family.id, target=as_at.date().isoformat())
    found = findings_of(history)
    if as_json:
        print(json.dumps(findings_json(history, found, coverage_of(history)), indent=2, ensure_ascii=False))
        return
    for finding in found:
        print(f"\n{finding.kind.title} ({finding.kind.code})\n  {finding.statement}\n  {finding.rests_on()}.")
        for fact in finding.evidence:
            print(f"    · {fact.happened.in_words()} · {fact.agency.label} · {fact.text} [{fact.source.in_words()}]")
        print(f"  The other side: {len(finding.contrary)} rows.")
        for fact in finding.contrary:
            print(f"    · {fact.happened.in_words()} · {fact.agency.label} · {fact.text} [{fact.source.in_words()}]")
        for gap in finding.not_recorded:
            print(f"  Not recorded: {gap}")


@command_line.command()
def verify() -> None:
    """Check the audit chain and that every fact has its family, import and source row."""
    with _opened() as database:
        checked, broken = database.first_broken_audit_event()
        orphans = database.broken_references()
    print(f"Audit events checked: {checked}. Seals checked: 0 (no decision has been sealed).")
    if broken is not None:
        print(f"The audit chain does not fit from event {broken} on.", file=sys.stderr)
    for row in orphans:
        print(f"{row['table']}: fact {row['fact_id']} has no family, import or source row.", file=sys.stderr)
    if broken is not None or orphans:
        raise typer.Exit(1)
    print("The chain holds, and every fact has its family, import and source row.")


@contextmanager
def _opened() -> Iterator[Database]:
    current = settings()
    with Database(current.record, encryption_key(current)) as database:
        yield database


def _make_samples(database: Database) -> list[tuple[str, list[Taken]]]:
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Making the sample families")
        made = make_sample_families(
            database, settings().actor, SAMPLE_FAMILIES, today=date.today(),
            progress=lambda line: progress.update(task, description=line),
        )
    return [(family.label, taken) for family, taken in made]


def _family_for_import(database: Database, label: str, *, dry_run: bool) -> Family:
    scope = database.scope_of(settings().actor)
    for family in families(database, scope):
        if family.label.casefold() == label.strip().casefold():
            return family
    return Family(id="", label=label) if dry_run else new_family(database, scope.actor, label.strip())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DashboardError(f"{path.name}: the file could not be read ({error.strerror or 'unknown reason'}).") from None


def _day_or_column(known_on: str) -> tuple[date | None, str]:
    try:
        return (date.fromisoformat(known_on), "") if known_on else (None, "")
    except ValueError:
        return None, known_on


def _as_day(as_at: datetime | None) -> date:
    return as_at.date() if as_at else date.today()


def _print_taken(taken: Taken) -> None:
    print(reconciliation(taken))
    for row in taken.prepared.rows:
        if row.outcome != "loaded":
            sheet = f"sheet {row.sheet}, " if row.sheet else ""
            print(f"  {row.outcome}: {taken.file}, {sheet}row {row.number}: {row.reason}")
    for item in taken.queued:
        print(f"  kept, for a person to look at: {item.source.in_words()}, {item.field}: {item.message}")
    for note in taken.prepared.notes:
        print(f"  note: {note}")


def _taken_json(taken: Taken) -> Json:
    return {
        "file": taken.file, "rows_read": taken.read, "loaded": taken.count("loaded"), "duplicate": taken.count("duplicate"),
        "rejected": taken.count("rejected"), "unchanged": taken.unchanged,
        "rows": [
            {"sheet": row.sheet, "row": row.number, "outcome": row.outcome, "reason": row.reason}
            for row in taken.prepared.rows if row.outcome != "loaded"
        ],
        "queued": [
            {"sheet": item.source.sheet, "row": item.source.row, "field": item.field, "message": item.message, "raw": item.raw}
            for item in taken.queued
        ],
        "notes": [str(note) for note in taken.prepared.notes],
    }


def main() -> None:
    """Run the command line; a refusal is one sentence on stderr and exit code 1."""
    try:
        command_line()
    except DashboardError as error:
        print(str(error), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
