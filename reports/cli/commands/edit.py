"""``briefpack draft``, ``new`` and ``read``: the file that a person edits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reports.cli.destinations import refuse
from reports.cli.group import main
from reports.cli.options import (
    DOLLAR,
    ENCODING,
    FILE,
    FORCE,
    LEXICONS,
    SAYING,
    SOURCE,
    load_source,
    one_of,
)
from reports.cli.outcome import Outcome
from reports.cli.signing import AUTHORITY, authorities_in
from reports.errors import UsageError
from reports.notices import Location, Notice, in_lines

if TYPE_CHECKING:
    from reports.revision.merging.yaml_merge import Merged
    from reports.sources import Edited

#: The starter of each kind of brief.
STARTERS = {
    "brief": "starter.yaml",
    "decision": "starter-decision.yaml",
    "lines": "starter-lines.yaml",
    "release": "starter-release.yaml",
    "sitrep": "starter-sitrep.yaml",
}
_OUTPUT = click.option(
    "-o", "--output", type=FILE, help="The .yaml file to write; - or nothing: standard output."
)


@main.command(short_help="Draft a briefing from an article.")
@click.argument("article", type=SOURCE)
@_OUTPUT
@FORCE
@click.option("--into", type=FILE, help="Merge into this .yaml file, drafted before and edited.")
@click.option("--base", type=FILE, help="With --into: the article that file was drafted from.")
@click.option(
    "--prefer",
    type=one_of("article", "file"),
    help="With --into: whose version is taken where both changed the same.",
)
@click.option("--dry-run", is_flag=True, help="With --into: say what would change, write nothing.")
@DOLLAR
@ENCODING
@LEXICONS
@click.option("--json", "as_json", is_flag=True, help="Say what changed as JSON, for scripts.")
@SAYING
def draft(
    article: str,
    output: Path | None,
    force: bool,
    into: Path | None,
    base: Path | None,
    prefer: Literal["article", "file"] | None,
    dry_run: bool,
    dollar: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Draft a briefing from an ARTICLE, for a person to review.

    With --into, today's ARTICLE goes into the briefing that yesterday's was drafted to: what
    people edited stays, each change is a line, and what both sides changed differently changes
    nothing. With --dry-run, standard output gets the lines that would be written.
    """
    with_into = {
        "--base": base is not None, "--dry-run": dry_run, "--prefer": prefer is not None
    }  # fmt: skip
    _check_target(output, into, with_into, as_json)
    if into is None:
        _draft_anew(article, output, force, dollar, encoding, as_json)
        return
    from reports.deliver.files import refuse_collisions, settle
    from reports.sources.renewing import renew_file

    read = [each for each in (article, base) if each is not None and str(each) != "-"]
    refuse_collisions([into], [Path(each) for each in read])
    settle(into.parent)
    with Outcome(as_json) as outcome:
        loaded = load_source(article, encoding, dollar=dollar)
        merged = renew_file(
            into, loaded, base=base, dollar=dollar, encoding=encoding, prefer=prefer
        )
        _write(merged, dry_run, outcome)


def _draft_anew(
    article: str, output: Path | None, force: bool, dollar: str | None, encoding: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Write the draft of an article to a file of its own."""
    from reports.yamlfile import dump_yaml

    with Outcome(as_json) as outcome:
        loaded = load_source(article, encoding, dollar=dollar)
        outcome.say(loaded.notices)
        data = dump_yaml(loaded.briefing, loaded.notices).encode("utf-8")
        put(outcome, data, output, force, [article])


@main.command(short_help="Write a commented starter briefing.")
@click.argument("file", default="briefing.yaml", type=FILE)
@click.option("--kind", type=one_of(*STARTERS), default="brief", help="What the briefing is for.")
@FORCE
def new(file: Path, kind: str, force: bool) -> None:
    """Write a commented starter briefing to FILE (`-`: standard output).

    Beside it goes the schema by which editors complete and check it.
    """
    from reports.resources import resource_bytes

    outcome, schema = Outcome(), file.parent / "briefing.schema.json"
    put(outcome, resource_bytes(f"templates/sample/{STARTERS[kind]}"), file, force)
    if str(file) != "-" and not schema.exists():
        from reports.readers.briefing.schema import schema_text

        put(outcome, schema_text().encode(), schema, False)


@main.command(short_help="Read the briefing back from a Word brief or PDF.")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@_OUTPUT
@FORCE
@click.option("--into", type=FILE, help="Merge into this .yaml file.")
@click.option("--base", type=FILE, help="The briefing FILE was made of.")
@click.option(
    "--tracked",
    type=one_of("accept", "reject"),
    default="accept",
    help="How to read tracked changes.",
)
@click.option(
    "--prefer",
    type=one_of("brief", "file"),
    help="With --into: whose version is taken where both changed the same.",
)
@click.option("--allow-unmark", is_flag=True, help="Let the brief lose its marking.")
@click.option("--dry-run", is_flag=True, help="With --into: say what would change, write nothing.")
@DOLLAR
@AUTHORITY
@click.option("--json", "as_json", is_flag=True, help="Say what changed as JSON, for scripts.")
@SAYING
def read(
    file: Path,
    output: Path | None,
    force: bool,
    into: Path | None,
    base: Path | None,
    tracked: Literal["accept", "reject"],
    prefer: Literal["brief", "file"] | None,
    allow_unmark: bool,
    dry_run: bool,
    dollar: str | None,
    authority: Path | None,
    as_json: bool,
) -> None:
    """Read the briefing back from an edited Word brief, or from a PDF that briefpack made.

    With --into, the edits are merged into the briefing on disk: its comments and order
    stay, each change is a line, and what both sides changed differently changes nothing.
    With --dry-run, standard output gets the lines that would be written, as `diff -u` does.
    Exit status 1: the PDF's seal is broken, or no authority vouches for it.
    """
    from reports.deliver.files import settle
    from reports.revision.merging.yaml_merge import merge_into
    from reports.sealing.checked import is_failing
    from reports.sources import read_edited
    from reports.yamlfile import dump_yaml

    if authority is not None and file.suffix.lower() != ".pdf":
        refuse("--authority", f"found {file}, which has no seal", "a .pdf")
    _check_target(output, into, {"--dry-run": dry_run, "--prefer": prefer is not None}, as_json)
    if into is not None:
        settle(into.parent)
    with Outcome(as_json) as outcome:
        edited = read_edited(
            file, base=base, tracked=tracked, allow_unmark=allow_unmark, dollar=dollar,
            authorities=authorities_in(authority),
        )  # fmt: skip
        outcome.status = int(is_failing(edited.notices))
        if into is None or edited.base is None:
            outcome.say(edited.notices)
        if into is None:
            _tell_of_part(edited, file, output, outcome)
            data = dump_yaml(edited.briefing).encode("utf-8")
            put(outcome, data, output, force, [file] if base is None else [file, base])
            _say_changes(outcome, edited, file, data, output)
        else:
            said = edited.notices
            merged = merge_into(
                into, edited.briefing, edited.base, dollar, prefer, said, edited.earlier
            )
            _write(merged, dry_run, outcome)
    sys.exit(outcome.status)


def _tell_of_part(edited: Edited, file: Path, output: Path | None, outcome: Outcome) -> None:
    """Say that a file holds a part of a briefing alone.

    Raises:
        UsageError: if that part would be written over a file, which may be the whole.
    """
    if edited.part == "all":
        return
    alone = "the lines to take alone, and nothing else of its briefing"
    into = f"--into FILE.yaml merges them into that: briefpack read {file} --into FILE.yaml"
    if output is not None and str(output) != "-" and output.exists():
        found = f"stands there, and {file} holds {alone}, so nothing was written"
        raise UsageError.at(output, found, remedy=into.replace("FILE.yaml", str(output)))
    outcome.say([Notice("part-alone", f"holds {alone}", "", into, Location(str(file)), "warning")])


def _check_target(
    output: Path | None, into: Path | None, with_into: Mapping[str, bool], as_json: bool
) -> None:
    """Refuse options about where a briefing goes that do not go together.

    `with_into` are those that go with --into alone, and whether they were given.

    Raises:
        UsageError: naming the first.
    """
    if output is not None and into is not None:
        refuse("-o", "found --into beside it", "one of both")
    for option, given in with_into.items():
        if given and into is None:
            refuse(option, "found no --into beside it", "one")
    if as_json and into is None and (output is None or str(output) == "-"):
        refuse("--json", "found the briefing on standard output, too", "-o FILE or --into")


def _write(merged: Merged, dry_run: bool, outcome: Outcome) -> None:
    """Write a merged file, unless conflicts are left or it is only to be seen; say what changed."""
    from reports.deliver.files import write_files

    into = Path(merged.name)
    changed = merged.data != merged.before
    outcome.differences(merged.changes, merged.conflicts)
    outcome.say(merged.read)
    if merged.unsettled and not dry_run:
        raise merged.error()
    if changed and not dry_run:
        write_files([(into, merged.data)], expected={into: merged.before})
        outcome.wrote_file(into, "yaml", len(merged.data))
    elif changed:
        outcome.would_write(merged.name, merged.before, merged.data)
    where = Location(merged.name)
    same = Notice("unchanged", "nothing has changed", place=where, severity="note")
    outcome.say(merged.notices or [same])
    if merged.unsettled:
        raise merged.error(told=True)


def _say_changes(
    outcome: Outcome, edited: Edited, file: Path, data: bytes, output: Path | None
) -> None:
    """Say what an edited brief changed since it was made, and what became of its evidence.

    Both have the lines of the file that was written, if one was.
    """
    from reports.readers.briefing.read import read_with_lines
    from reports.revision.difference.changes import differences

    changes = differences(edited.base, edited.briefing) if edited.base else ()
    source, evidence = str(file), edited.evidence
    if output is not None and str(output) != "-" and (changes or evidence):
        source, lines = str(output), read_with_lines(data, "briefing.yaml").lines
        changes = tuple(each.at(lines) for each in changes)
        evidence = in_lines(evidence, source, lines)
    outcome.differences(changes, ())
    outcome.say(each.notice(source) for each in changes)
    outcome.say(evidence)


def put(
    outcome: Outcome, data: bytes, output: Path | None, force: bool,
    inputs: Iterable[str | Path] = (),
) -> None:  # fmt: skip
    """Write one file, which is none of the `inputs`; None and ``-`` are standard output."""
    from reports.deliver.files import refuse_collisions, write_files

    if output is None or str(output) == "-":
        click.echo(data, nl=False)
        return
    refuse_collisions([output], [Path(each) for each in inputs if str(each) != "-"])
    write_files([(output, data)], replace=force)
    outcome.wrote_file(output, output.suffix.lstrip("."), len(data))
