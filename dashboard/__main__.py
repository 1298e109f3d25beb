"""The command line: ``python -m dashboard …`` from the repository root. The same functions as the pages use."""

# Each command imports what it needs when it runs, so that help and usage come at once: the readers and the word lists take a second to load.

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.errors import DashboardError
from dashboard.settings import ROOT, SAMPLE_FAMILIES, encryption_key, generations_kept, key_to_restore_with, settings
from data_models.access import ErasureReason
from data_models.papers import PaperKind

if TYPE_CHECKING:
    from dashboard.importers.taken import Taken
    from dashboard.store import Database

command_line = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Because(StrEnum):
    """Why a record is accepted as it stands."""

    RESTORED = "restored"
    WITNESS_LOST = "witness-lost"


FAMILY_SAFE = "family-safe"
PAPERS = (*(kind.value for kind in PaperKind), FAMILY_SAFE)
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Only what was known by this day is used.")]


@command_line.command()
def serve(port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501) -> None:
    """Start the web application on this machine only. Where nobody signs in it opens sample data, made on the first start."""
    if not settings().record.exists() and settings().sign_in is None:
        with _opened() as database:
            _make_samples(database)
    os.chdir(ROOT)
    command = [sys.executable, "-m", "streamlit", "run", str(Path("dashboard") / "server.py"), "--server.port", str(port)]
    if settings().sign_in:
        command += ["--secrets.files", str(settings().sign_in)]
    print(f"The dashboard opens at http://localhost:{port} (Ctrl-C ends it).", flush=True)
    if os.name == "nt":  # Windows cannot replace a running process, so it waits for its child
        raise typer.Exit(subprocess.call(command))  # noqa: S603 - our own interpreter and fixed arguments
    os.execv(sys.executable, command)  # noqa: S606 - the same


@command_line.command()
def sample() -> None:
    """Make the sample families afresh from the files in sample_data/."""
    from dashboard.page_data.import_report import reconciliation

    with _opened() as database:
        for label, taken in _make_samples(database):
            for file in taken:
                print(f"{label}: {reconciliation(file)}")


@command_line.command(name="families")
def families_command(as_json: AsJson = False) -> None:
    """List the families that the caller may see."""
    from dashboard.page_data.history import families

    with _opened() as database:
        actor = _caller(database)
        found = families(database, database.scope_of(actor))
        database.record_view(actor, "families listed")
    if as_json:
        print(json.dumps([{"id": family.id, "label": family.label} for family in found], indent=2))
    else:
        for family in found:
            print(family.label)


@command_line.command(name="import")
def import_command(
    files: Annotated[list[Path], typer.Argument(help="Files, or a folder whose files belong together.")],
    family: Annotated[str, typer.Option(help="Label of the family; made where it is new.")] = "",
    agency: Annotated[str, typer.Option(help="The agency that sent the files, where they do not say.")] = "",
    mapping: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="TOML file saying what the headings mean.")] = None,
    known_on: Annotated[str, typer.Option(help="The day the files' contents became known, or the heading of the column that says so.")] = "",
    council: Annotated[bool, typer.Option("--council", help="Load for the whole council; each family then takes its part.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take files into a family's record and account for every row: read = loaded + duplicate + rejected."""
    from dashboard.import_commands import day_or_column, files_brought, import_for_council, import_for_family
    from dashboard.importers.headings.mapping import Mapping
    from dashboard.importers.taken import Said

    family = family.strip()
    if council == bool(family):
        raise typer.BadParameter("say either --family LABEL or --council")
    if council and (agency or mapping or known_on or dry_run):
        raise typer.BadParameter("--council takes the files as they are: no --agency, --mapping, --known-on or --dry-run")
    brought, unreadable = files_brought(files)
    with _opened() as database:
        if council:
            done = import_for_council(database, _caller(database), brought, as_json=as_json)
        else:
            headings = Mapping.from_toml(mapping.read_text(encoding="utf-8")) if mapping else None
            day, column = day_or_column(known_on, today=date.today())
            said = Said(agency=agency, mapping=headings, known_on=day, known_on_column=column)
            done = import_for_family(database, _caller(database), family, brought, said, today=date.today(), dry_run=dry_run, as_json=as_json)
    refused = [*unreadable, *done]
    for sentence in refused:
        print(f"Not taken in: {sentence}", file=sys.stderr)
    if refused:
        raise typer.Exit(1)


@command_line.command(name="take-part")
def take_part_command(
    label: str,
    child: Annotated[list[str], typer.Option(help="Number of a child in the whole-council files; may be given several times.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report; write nothing.")] = False,
) -> None:
    """Take what the whole-council files hold about these children into a family's record."""
    from dashboard.import_commands import family_for_import, print_taken
    from dashboard.importers.council.load import take_part
    from dashboard.page_data.words_read import read_words

    with _opened() as database:
        owner = family_for_import(database, _caller(database), label, dry_run=dry_run)
        scope = database.scope_of(_caller(database))
        taken = take_part(database, scope, owner, child, today=date.today(), dry_run=dry_run)
        if not dry_run:
            read_words(database, scope, owner)
    print_taken(taken)


@command_line.command(name="allow-council")
def allow_council_command(actor: Annotated[str, typer.Argument(help="Who gets the right.")]) -> None:
    """Give somebody the right to load whole-council files and to let families take their part."""
    from dashboard.importers.council.load import allow_council

    with _opened() as database:
        allow_council(database, _caller(database), actor)
    print(f"{actor} may load whole-council files.")


@command_line.command(name="first-account")
def first_account_command(
    actor: Annotated[str, typer.Argument(help="A short id for the person, such as a staff number.")],
    sign_in_name: Annotated[str, typer.Option(help="What the identity provider calls the person: the page says it on a first try to sign in.")],
    name: Annotated[str, typer.Option(help="As shown to colleagues.")],
) -> None:
    """Make the first administrator's account. From then on accounts are kept in the dashboard, and nobody acts without one."""
    from dashboard.page_data.rights_kept import keep_account
    from data_models.access import Role
    from data_models.agencies import Agency

    with _opened() as database:
        keep_account(
            database, _caller(database), actor=actor, sign_in_name=sign_in_name, name=name, agency=Agency.CHILDRENS_SOCIAL_CARE.value,
            roles=[Role.ADMINISTRATOR],
        )
    print("The account is made. Others are kept in the dashboard, under Accounts.")


@command_line.command()
def undo(label: str, import_id: Annotated[str, typer.Argument(help="As `imports` lists it.")]) -> None:
    """Take an import back: none of its rows counts any more, all of them are kept."""
    from dashboard.importers.undo import undo_import
    from dashboard.page_data.history import family_called
    from dashboard.page_data.words_read import read_words

    with _opened() as database:
        scope = database.scope_of(_caller(database))
        owner = family_called(database, scope, label)
        passed_on = undo_import(database, scope, owner, import_id)
        read_words(database, scope, owner)
    print("Taken back." + (f" {passed_on} of its rows were in other files too, and stay as rows of those." if passed_on else ""))


@command_line.command()
def imports(label: str) -> None:
    """List what has been taken in for a family, with the id by which an import can be taken back."""
    from dashboard.page_data.history import family_called
    from dashboard.page_data.imports import imports_view

    with _opened() as database:
        scope = database.scope_of(_caller(database))
        family = family_called(database, scope, label)
        view = imports_view(database, scope, family)
        database.record_view(scope.actor, "imports read", family_id=family.id)
    print(view.sentence)
    for found in reversed(view.imports):
        print(f"{found.import_id}  {found.title}")


@command_line.command()
def entries(label: str, as_at: Day | None = None, as_json: AsJson = False) -> None:
    """The merged chronology of a family."""
    from dashboard.page_data.as_json import entry_json
    from dashboard.page_data.history import family_called, history_of

    with _opened() as database:
        scope = database.scope_of(_caller(database))
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
    """Every finding of a family as known on a day, with evidence down to file, sheet and row; last, those from unconfirmed words."""
    from dashboard.page_data.as_json import findings_json
    from dashboard.page_data.coverage import coverage_of
    from dashboard.page_data.history import family_called, history_of
    from dashboard.page_data.in_lines import findings_in_lines
    from dashboard.page_data.suggested import findings_with_suggested
    from dashboard.page_data.words_read import suggestions_then

    with _opened() as database:
        scope = database.scope_of(_caller(database))
        family = family_called(database, scope, label)
        history = history_of(database, scope, family, as_at.date())
        suggestions = suggestions_then(database, scope, history)
        database.record_view(scope.actor, "findings read", family_id=family.id, target=as_at.date().isoformat())
    found = findings_with_suggested(history, suggestions)
    if as_json:
        print(json.dumps(findings_json(history, found.firm, coverage_of(history), found.suggested), indent=2, ensure_ascii=False))
        return
    for line in findings_in_lines(found):
        print(line)


@command_line.command()
def export(
    label: str,
    as_at: Day,
    kind: Annotated[str, typer.Option(help=f"Which paper: {', '.join(PAPERS)}.")],
    out: Annotated[Path, typer.Option(help="The new file; an existing one is never written over.")],
    person: Annotated[str, typer.Option("--for", help="Of a family-safe paper: whom in the family it is for.")] = "",
    to: Annotated[str, typer.Option(help="Of a letter: the one adult of the family whom it is to.")] = "",
    reason: Annotated[str, typer.Option(help="With --to: how it is known that they have parental responsibility, or why it goes to them.")] = "",
) -> None:
    """Make one paper of a family, as a forum may see it and as known on a day. A case with an empty other side is refused.

    A family-safe paper comes out as a draft for staff, made from what that person may be told, and only where the scan finds nothing in it. So
    does a letter to one named adult; one without a name is addressed to nobody yet.
    """
    from dashboard.export_file import written
    from dashboard.page_data.history import family_called
    from dashboard.page_data.paper_out import paper_out
    from dashboard.page_data.papers import PaperWords
    from dashboard.page_data.papers_for_one import draft
    from dashboard.page_data.papers_letter_to import Recipient
    from dashboard.page_data.release_kept import copy_number

    if kind not in PAPERS or bool(person) != (kind == FAMILY_SAFE):
        raise typer.BadParameter(f"--kind is one of {', '.join(PAPERS)}; --for goes with {FAMILY_SAFE}, and with it alone")
    if (to and kind != PaperKind.LETTER) or (reason and not to):
        raise typer.BadParameter("--to goes with a letter, and with it alone; --reason goes with --to")
    current = settings()
    if kind == FAMILY_SAFE:
        with _opened() as database:
            scope = database.scope_of(_caller(database))
            family = family_called(database, scope, label)
            written(out, lambda: draft(database, scope, family, as_at.date(), person, copy_number(), marking=current.marking))
        print("A draft for checking by staff: written. It is not released, and is handed to nobody.")
        return
    with _opened() as database:
        scope = database.scope_of(_caller(database))
        family = family_called(database, scope, label)
        words = PaperWords.as_set(current)
        one = Recipient(to, reason) if to else None
        written(out, lambda: paper_out(database, scope, family, PaperKind(kind), as_at.date(), words=words, to=one).content)
    print(f"{PaperKind(kind).paper_title}: written. Keep it as you keep the record.")


@command_line.command()
def rules() -> None:
    """Every kind of finding with its method and authority, and every timescale, as Markdown."""
    from dashboard.page_data.rules import rules_as_markdown

    print(rules_as_markdown(), end="")


@command_line.command()
def verify(
    dump: Annotated[Path | None, typer.Option(help="Also write the trail to this new file, for deploy/verify_audit.py to check elsewhere.")] = None,
) -> None:
    """Check the audit chain, the witness, every seal, and that every fact has its family, import and source row."""
    from dashboard.audit.trail_file import write_trail

    with _opened(check_only=True) as database:
        checked = database.check_trail()
        orphans = database.broken_references()
        seals = database.check_seals()
        trail = database.trail()
    if dump and checked.holds:  # a record that does not fit is left as it is, for whoever looks into it
        with _opened() as database:
            database.record_view(settings().actor, "trail written out")
            trail = database.trail()
    if dump:
        write_trail(dump, trail)
    print(f"Audit events checked: {checked.events}. Seals checked: {len(seals)}. Witnessed heads checked: {checked.heads}.")
    for sentence in checked.notes():
        print(sentence)
    for sentence in checked.faults():
        print(sentence, file=sys.stderr)
    for row in orphans:
        print(f"{row['table']}: fact {row['fact_id']} has no family, import or source row.", file=sys.stderr)
    broken = [row for row in seals if not row["holds"]]
    for row in broken:
        print(f"The seal of a {row['what']}, {row['id']}, is not as it was written.", file=sys.stderr)
    if not checked.holds or orphans or broken:
        raise typer.Exit(1)
    print("The chain holds, it fits its witness, every seal is as it was written, and every fact has its family, import and source row.")


@command_line.command(name="accept-record")
def accept_record(because: Annotated[Because, typer.Option(help="Why the record does not fit its witness.")]) -> None:
    """Say for good that the record counts as it stands: an older copy was put back, or the witness is lost. `verify` keeps saying so."""
    with _opened(check_only=True) as database:
        database.accept(_caller(database), because.value)
    print("The record counts as it stands from now on. `verify` keeps saying what was lost.")


@command_line.command()
def backup(folder: Annotated[Path, typer.Argument(help="The folder that holds this record's backups; made where it is not there yet.")]) -> None:
    """Write the record as the next generation of its backup, encrypted with the record's own key."""
    with _opened() as database:
        made = database.backup(folder, actor=_caller(database), kept=generations_kept())
    print(f"Backed up as {made.in_words}." if made else "Nothing was written in the record since the newest generation, so no new one was made.")


@command_line.command()
def restore(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="The folder that holds the backups.")]) -> None:
    """Make the record from the newest generation that holds what it says. There must be no record in the data folder."""
    from dashboard.store.restore import restore as restored_from

    current = settings()
    done = restored_from(folder, current.record, key_to_restore_with(current), actor=current.actor, witness=current.witness)
    for generation, reason in done.passed_over:
        print(f"{generation.in_words.capitalize()} was passed over: {reason}.", file=sys.stderr)
    made_at, rows = f"{done.manifest.made_at:%Y-%m-%d %H:%M} UTC", sum(done.manifest.tables.values())
    print(f"Restored from {done.generation.in_words}, made {made_at}: {rows} rows, trail up to event {done.manifest.head}.")
    if done.passed_over:
        print("It is an older generation: what was written after it is not in the record.", file=sys.stderr)


@command_line.command()
def hold(
    label: str,
    reason: Annotated[str, typer.Option(help="Why it must not be erased, such as an inquiry or proceedings.")],
    lift: Annotated[bool, typer.Option("--lift", help="Lift the hold that stands.")] = False,
) -> None:
    """Hold a family's record against erasure, or lift the hold."""
    from dashboard.page_data.history import family_called
    from dashboard.page_data.holds import hold_record, lift_hold

    with _opened() as database:
        scope = database.scope_of(_caller(database))
        family = family_called(database, scope, label)
        (lift_hold if lift else hold_record)(database, scope.actor, family, reason, today=date.today())
    print("The hold is lifted." if lift else "Held: it cannot be erased until the hold is lifted.")


@command_line.command()
def erase(
    label: str,
    reason: Annotated[ErasureReason, typer.Option(help="The code of the reason, which is all the trail says.")],
    child: Annotated[list[str] | None, typer.Option(help="Number of a child whose whole-council rows go too; may be given several times.")] = None,
    backups: Annotated[Path | None, typer.Option(file_okay=False, help="The folder of the backups; CPF_BACKUP where not given.")] = None,
    also_backups: Annotated[bool, typer.Option("--also-backups", help="Erase the family from every generation of the backup too.")] = False,
) -> None:
    """Erase a family for good: every row of it but the trail's, from the record's file itself."""
    from dashboard.page_data.history import family_called
    from dashboard.store.erasure import erase as erase_family
    from dashboard.store.erasure import erase_from, generations_holding

    current = settings()
    folder = backups or (current.backup.folder if current.backup else None)
    key = encryption_key(current)
    with _opened() as database:
        actor = _caller(database)
        family = family_called(database, database.scope_of(actor), label)
    erased = erase_family(
        current.record, key, actor=actor, family_id=family.id, reason=reason, children=child or (), witness=current.witness)
    print(f"Erased: {sum(erased.values())} rows in {len(erased)} tables. The trail keeps its events, with the family's id {family.id}.")
    if folder is None:
        print("No folder of backups was named: backups made before still hold it.", file=sys.stderr)
        return
    for held in generations_holding(folder, key, family.id, kept=generations_kept()):
        if also_backups and held.readable:
            erase_from(held.generation, key, family.id, children=child or ())
            print(f"Erased from {held.generation.in_words}.")
        else:
            print(f"{held.generation.in_words.capitalize()} still holds it: {held.until}." if held.readable
                  else f"{held.generation.in_words.capitalize()} cannot be read and may hold it: remove its folder by hand.", file=sys.stderr)


@contextmanager
def _opened(*, check_only: bool = False) -> "Iterator[Database]":
    from dashboard.store import Database

    current = settings()
    with Database(current.record, encryption_key(current), witness=current.witness, check_only=check_only) as database:
        yield database


def _caller(database: "Database") -> str:
    from dashboard.store.callers import caller

    return caller(database, settings())


def _make_samples(database: "Database") -> "list[tuple[str, list[Taken]]]":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from dashboard.importers.sample_families import make_sample_families
    from dashboard.page_data.words_read import read_words

    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Making the sample families")
        made = make_sample_families(
            database, _caller(database), SAMPLE_FAMILIES, today=date.today(),
            progress=lambda line: progress.update(task, description=line),
        )
        for family, _ in made:
            progress.update(task, description=f"{family.label}: reading the words of the entries")
            read_words(database, database.scope_of(_caller(database)), family)
    return [(family.label, taken) for family, taken in made]


def _as_day(as_at: datetime | None) -> date:
    return as_at.date() if as_at else date.today()


def main() -> None:
    """Run the command line; a refusal is one sentence on stderr and exit code 1."""
    try:
        command_line()
    except DashboardError as error:
        print(str(error), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
