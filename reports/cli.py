"""The command line: the only module that prints, exits, and reads the environment.

Paths of written files go to standard output, one a line; everything meant for people
goes to standard error. Each command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from reports import __version__
from reports.errors import ReportsError
from reports.terminal import Commands, say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reports.deliver.files import Expected
    from reports.look import Options
    from reports.sources import Loaded
    from reports.theme import Theme


_DOLLAR = click.option("--dollar", metavar="CODE", help="What a bare $ is, such as CAD.")
_OUTPUT = "The .yaml file to write; - or nothing: standard output."


def _add_lexicons(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    from reports.language.lexicon import add_lexicons

    if folder is not None:
        add_lexicons(folder)


_LEXICONS = click.option(
    "--lexicons",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with lexicons of more languages, for an article.",
    expose_value=False,
    callback=_add_lexicons,
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefpack")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Turn an article or a briefing file into a PDF one-pager, a Word brief and a text.

    All three say exactly the same. Try `briefpack build` for the built-in sample, and
    `briefpack new` for a briefing of your own.
    """
    for stream in (sys.stdout, sys.stderr):
        # a terminal of another encoding shows what it can instead of failing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _building(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a briefing is built."""
    options = [
        click.option("--theme", default="house", help="A shipped theme, or a .toml file."),
        click.option("--lang", metavar="TAG", help="Language of the labels: en, fr-CA …"),
        click.option(
            "--page",
            type=click.Choice(["a4", "letter"]),
            default=None,
            help="Paper; the theme's if not said.",
        ),
        click.option(
            "--fit",
            type=click.Choice(["auto", "one"]),
            default="auto",
            help="one: one PDF page or an error; auto: the appendix may move to further pages.",
        ),
        click.option("--cite", is_flag=True, help="Evidence as footnotes in Word."),
        click.option(
            "--embed",
            type=click.Choice(["public", "full", "none"]),
            default="public",
            help="The briefing inside PDF and Word: what is printed (the default), all of it "
            "with notes, held rows and evidence, or none.",
        ),
        click.option(
            "--templates",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="A folder whose files replace shipped templates of the same name.",
        ),
        click.option("--title", help="Title, for an article that has none."),
        click.option("--date", metavar="YYYY-MM-DD", help="Date, for an article that has none."),
        _DOLLAR,
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--to", default="pdf,docx,txt", help="Formats, with commas between them.")
@click.option("--out", default="out", type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("--force", is_flag=True, help="Replace a Word brief that holds edits.")
@_LEXICONS
@_building
def build(sources: Sequence[str], to: str, out: Path, force: bool, **how: Any) -> None:
    """Build SOURCEs (briefings or articles; none: the sample) into files."""
    from reports.pipeline import render_all
    from reports.renderers.registry import format_names
    from reports.standing import check_standing, planned_files
    from reports.theme import load_theme

    _open_folder(out)
    formats, theme, failed = format_names(to), load_theme(how["theme"]), 0
    targets: Sequence[str | None] = sources or (None,)
    _refuse_collisions(planned_files(targets, formats, out), targets, theme, how)
    if not sources:
        say(["no SOURCE was given: this builds the sample that comes with briefpack"])
    for source in targets:
        try:
            loaded = _load(source, how)
            outputs, notices = render_all(loaded, formats, theme, _options(how))
            files = [(out / output.name, output.data) for output in outputs]
            standing = {} if force else check_standing(files, loaded.briefing, source)
            _write(files, expected=standing)
            say((*loaded.notices, *notices))
        except ReportsError as error:
            if len(sources) < 2:
                raise
            tell(error)
            failed = max(failed, error.exit_code)
    sys.exit(failed)


@main.command()
@click.argument("article")
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_OUTPUT)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@_DOLLAR
@_LEXICONS
def draft(article: str, output: Path | None, force: bool, dollar: str | None) -> None:
    """Draft a briefing from an ARTICLE, for a person to review."""
    from reports.sources import change, read_source
    from reports.yamlfile import dump_yaml

    loaded = change(read_source(article, _stdin(article)), dollar=dollar)
    say(loaded.notices)
    _put(dump_yaml(loaded.briefing, loaded.notices).encode("utf-8"), output, force, [article])


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_OUTPUT)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--into", type=click.Path(path_type=Path), help="Merge into this .yaml file.")
@click.option("--base", type=click.Path(path_type=Path), help="The briefing FILE was made of.")
@click.option(
    "--tracked",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    help="How to read tracked changes.",
)
@click.option("--allow-unmark", is_flag=True, help="Let the brief lose its marking.")
def read(
    file: Path,
    output: Path | None,
    force: bool,
    into: Path | None,
    base: Path | None,
    tracked: Literal["accept", "reject"],
    allow_unmark: bool,
) -> None:
    """Read the briefing back from an edited Word brief, or from a PDF that briefpack made.

    With --into, the edits are merged into the briefing on disk: its comments and order
    stay, each change is a line, and what both sides changed differently changes nothing.
    """
    from reports.deliver.files import settle
    from reports.pipeline import merge_into
    from reports.sources import read_edited
    from reports.yamlfile import dump_yaml

    if output is not None and into is not None:
        raise click.UsageError("give -o or --into, not both")
    if into is not None:
        settle(into.parent)
    edited = read_edited(file, base=base, tracked=tracked, allow_unmark=allow_unmark)
    say(edited.notices)
    if into is not None:
        merged = merge_into(edited, into)
        if merged.changes:
            _write([(into, merged.data)], expected={into: merged.before})
        say(merged.changes or [f"{into.name}: nothing has changed"])
    else:
        say(edited.evidence)
        inputs = [file] if base is None else [file, base]
        _put(dump_yaml(edited.briefing).encode("utf-8"), output, force, inputs)


@main.command()
@click.argument("source")
@click.option("--from", "sender", required=True, metavar="ADDRESS")
@click.option("--to", required=True, multiple=True, metavar="ADDRESS", help="May be repeated.")
@click.option("--cc", multiple=True, metavar="ADDRESS", help="May be repeated.")
@click.option("--subject", help="Instead of the title.")
@click.option(
    "--attach", default="pdf,docx", help="Formats, with commas between them; none: no attachment."
)
@click.option("--out", default="out", type=click.Path(path_type=Path), help="Folder for the draft.")
@click.option("--force", is_flag=True, help="Replace a draft that was changed by hand.")
@_building
def email(
    source: str,
    sender: str,
    to: Sequence[str],
    cc: Sequence[str],
    subject: str | None,
    attach: str,
    out: Path,
    force: bool,
    **how: Any,
) -> None:
    """Write a mail draft (.eml) of SOURCE.

    The text is its body, the PDF and the Word brief are attached.
    """
    from reports.deliver.mail import check_replaceable
    from reports.pipeline import make_mail
    from reports.sources import source_stem
    from reports.theme import load_theme

    _open_folder(out)
    theme = load_theme(how["theme"])
    path = out / f"{source_stem(source)}.eml"
    _refuse_collisions([path], [source], theme, how)
    loaded = _load(source, how)
    expected = None if force else {path: check_replaceable(path)}
    formats = [] if attach.strip() == "none" else _names(attach)
    data, notices = make_mail(
        loaded, sender, to, theme, _options(how), formats=formats, cc=cc, subject=subject
    )
    # an edit that is saved meanwhile is not lost either
    _write([(path, data)], expected=expected)
    say((*loaded.notices, *notices))


@main.command()
def formats() -> None:
    """List the formats there are, those of plug-ins too."""
    from reports.renderers.registry import renderer_names

    for name in renderer_names():
        click.echo(name)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a briefing file, for editors that check as one types."""
    from reports.readers.briefing.schema import schema_text

    click.echo(schema_text(), nl=False)


@main.command()
@click.argument("file", default="briefing.yaml", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def new(file: Path, force: bool) -> None:
    """Write a commented starter briefing to FILE (briefing.yaml; `-`: standard output).

    Beside it goes the schema by which editors complete and check it.
    """
    from reports.resources import resource_bytes

    _put(resource_bytes("templates/sample/starter.yaml"), file, force)
    schema_file = file.parent / "briefing.schema.json"
    if str(file) != "-" and not schema_file.exists():
        from reports.readers.briefing.schema import schema_text

        _write([(schema_file, schema_text().encode())], replace=False)


def _load(source: str | None, how: dict[str, Any]) -> Loaded:
    from reports.sources import change, read_source

    loaded = read_source(source, None if source is None else _stdin(source))
    return change(loaded, title=how["title"], date=how["date"], dollar=how["dollar"])


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _stdin(source: str) -> bytes | None:
    from reports.errors import FileDeliveryError

    if source != "-":
        return None
    if sys.stdin is None:  # closed by whoever started the command
        raise FileDeliveryError("standard input is closed, expected a briefing or an article")
    from reports.deliver.files import read_stream
    from reports.sources import MAX_SOURCE

    return read_stream(sys.stdin.buffer, MAX_SOURCE)


def _options(how: dict[str, Any]) -> Options:
    from reports.look import Options

    names = ("page", "fit", "cite", "templates", "embed")
    return Options(**{name: how[name] for name in names}, labels=how["lang"])


def _write(
    files: Sequence[tuple[Path, bytes]], *, replace: bool = True, expected: Expected | None = None
) -> None:
    from reports.deliver.files import write_files

    write_files(files, replace=replace, expected=expected)
    for path, _ in files:
        click.echo(str(path))


def _put(data: bytes, output: Path | None, force: bool, inputs: Iterable[str | Path] = ()) -> None:
    """Write one file, which is none of the `inputs`; None and ``-`` are standard output."""
    from reports.deliver.targets import refuse_collisions

    if output is None or str(output) == "-":
        click.echo(data, nl=False)
    else:
        refuse_collisions([output], [Path(each) for each in inputs if str(each) != "-"])
        _write([(output, data)], replace=force)


def _refuse_collisions(
    outputs: Sequence[Path], sources: Sequence[str | None], theme: Theme, how: dict[str, Any]
) -> None:
    """Refuse outputs that are read in this run, or two at one place, before any is written."""
    from reports.deliver.targets import refuse_collisions
    from reports.standing import files_read

    refuse_collisions(outputs, files_read(sources, theme, how["theme"], how["templates"]))


def _open_folder(out: Path) -> None:
    """Refuse ``--out -``, and put in order what a killed run has left in the folder."""
    from reports.deliver.files import settle
    from reports.errors import UsageError

    if str(out) == "-":
        raise UsageError("--out names a folder, not standard output; ./- is a folder of that name")
    settle(out)
