"""Options that several commands have, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reports.errors import UsageError
from reports.notices import Location, Notice
from reports.shell.terminal import set_verbosity
from reports.slotted import frozen

if TYPE_CHECKING:
    from reports.look import Look, Options, Seal
    from reports.model.excerpt import Excerpt
    from reports.sources import Loaded

_Command = TypeVar("_Command", bound=Callable[..., Any])

#: A source stays text, so that - and an address are seen as they were typed; shells
#: complete names of files.
SOURCE = click.Path(allow_dash=True, readable=False)
#: Files are opened by those who say why one cannot be: click would blame the command line.
FILE = click.Path(path_type=Path, allow_dash=True, readable=False)


def one_of(*names: str) -> click.Choice[str]:
    """Return the type of an option that is one of `names`, in small letters or capitals."""
    return click.Choice(names, case_sensitive=False)


@frozen
class Wishes:
    """What was asked for with the options of `building`."""

    theme: str
    lang: str | None
    page: str | None
    fit: str
    pdf: str
    cite: bool
    embed: str
    templates: Path | None
    title: str | None = None
    date: str | None = None
    dollar: str | None = None
    encoding: str | None = None
    verify: bool = True
    seal: Seal | None = None
    part: Excerpt = "all"

    def options(self) -> Options:
        """Return the wishes that are not about the theme."""
        from reports.look import Options

        with_labels: dict[str, Any] = {"labels": self.lang}
        for name in ("page", "fit", "pdf", "cite", "templates", "embed", "verify", "part"):
            with_labels[name] = getattr(self, name)
        from reports.cli.font_folders import system_fonts

        with as_options(labels="lang"):
            return Options(**with_labels, system=system_fonts(), seal=self.seal)

    def look(self) -> Look:
        """Return the theme and the page."""
        from reports.look import look_of

        with as_options():
            return look_of(self.theme, self.options())

    def load(self, source: str | None) -> Loaded:
        """Return the briefing of a source with the fields that options replace."""
        return load_source(
            source, self.encoding, title=self.title, date=self.date, dollar=self.dollar
        )


def load_source(source: str | None, encoding: str | None, **changes: str | None) -> Loaded:
    """Return the briefing of a source, ``-`` for standard input, with fields replaced.

    What the project file says fills in what the briefing leaves open.
    """
    from reports.shell.terminal import read_input
    from reports.sources import change, fill_open, read_source

    data = read_input() if source == "-" else None
    project = click.get_current_context().obj
    dollar = changes.get("dollar")
    house = {"organisation": None if project is None else project.fields.organisation}
    if is_of_project("dollar"):
        house["dollar"] = changes.pop("dollar")
    with as_options():
        loaded = read_source(source, data, encoding=encoding, dollar=dollar)
        return fill_open(change(loaded, **changes), **house)


def is_of_project(name: str) -> bool:
    """Return whether the value of an option is the project file's."""
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.DEFAULT_MAP


@contextmanager
def as_options(**names: str) -> Iterator[None]:
    """Let errors about fields and arguments be about the options that gave their values.

    `names` are the options that are called otherwise.
    """
    try:
        yield
    except UsageError as error:
        raise type(error)(*(_of_option(each, names) for each in error.notices)) from error


def _of_option(notice: Notice, names: Mapping[str, str]) -> Notice:
    part = notice.place.part
    if notice.place.source or not part or part.startswith("-"):
        return notice
    # an option that is not given is null
    found = notice.found.removesuffix(" (or null)")
    return replace(notice, found=found, place=Location(part=f"--{names.get(part, part)}"))


def options(*decorators: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """Return one decorator that adds several options in their order."""

    def add(command: _Command) -> _Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return add


DOLLAR = click.option("--dollar", metavar="CODE", help="What a bare $ is, such as CAD.")
ENCODING = click.option("--encoding", metavar="NAME", help="Of a text; found out if not said.")
FORCE = click.option("--force", is_flag=True, help="Replace the file if it is there.")


def _add_lexicons(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from reports.language.lexicon import add_lexicons

        add_lexicons(folder)


LEXICONS = click.option(
    "--lexicons",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with lexicons of more languages, for an article.",
    expose_value=False,
    callback=_add_lexicons,
)

#: How much is said.
SAYING = options(
    click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=set_verbosity(-1),
        help="Say nothing but what went wrong.",
    ),
    click.option(
        "-v", "--verbose", is_flag=True, expose_value=False, callback=set_verbosity(1),
        help="Say what was written, too.",
    ),
)  # fmt: skip

_LOOKING = options(
    click.option("--theme", default="house", help="A shipped theme, or a .toml file."),
    click.option("--lang", metavar="TAG", help="Language of the labels: en, fr-CA …"),
    click.option("--page", type=one_of("a4", "letter"), help="Paper, if not the theme's."),
    click.option(
        "--fit",
        type=one_of("auto", "one"),
        default="auto",
        help="one: one PDF page or an error; auto: more pages if it takes more.",
    ),
    click.option(
        "--pdf",
        type=one_of("1.7", "2.0"),
        default="1.7",
        help="The version of PDF: 1.7 is PDF/UA-1 and PDF/A-3a, 2.0 PDF/UA-2 and PDF/A-4f.",
    ),
    click.option("--cite", is_flag=True, help="Evidence as footnotes in Word."),
    click.option(
        "--embed",
        type=one_of("public", "full", "none"),
        default="public",
        help="The briefing inside PDF and Word: what is printed, all of it with notes, held "
        "rows and evidence, or none.",
    ),
    click.option(
        "--templates",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder whose files replace shipped templates of the same name.",
    ),
)
_BUILDING = options(
    _LOOKING,
    click.option("--title", help="The title, whatever the source says."),
    click.option("--date", metavar="YYYY-MM-DD", help="The date, whatever the source says."),
    DOLLAR,
    ENCODING,
)
#: What of a briefing is built; a message is of all of it.
PART = click.option(
    "--part",
    type=one_of("all", "lines"),
    default="all",
    help="lines: the lines to take alone, in files of their own (STEM-lines.pdf).",
)
_VERIFY = click.option(
    "--verify/--no-verify", default=True, help="Read each file back and prove what it says."
)


def building(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a briefing is built; they come as `wishes`."""
    return _BUILDING(_VERIFY(_with_wishes(command)))


def as_built(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how files were built; they come as `wishes`."""
    return _BUILDING(_with_wishes(command))


def owned(look: Look) -> Look:
    """Return a look with the paper's owner that the project file names, if it names one."""
    project = click.get_current_context().obj
    if project is None or project.fields.organisation is None:
        return look
    owner = {"organisation": project.fields.organisation}
    return replace(look, theme=look.theme.model_copy(update=owner))


def as_shown(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how briefings look, whatever they say; they come as `wishes`."""
    return _LOOKING(_with_wishes(command))


def _with_wishes(command: Callable[..., Any]) -> Callable[..., Any]:
    from functools import wraps

    @wraps(command)
    def with_wishes(**values: Any) -> Any:
        names = [name for name in Wishes.__dataclass_fields__ if name in values]
        return command(wishes=Wishes(**{name: values.pop(name) for name in names}), **values)

    return with_wishes
