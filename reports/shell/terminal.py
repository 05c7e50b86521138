"""What reaches a person's terminal, and the exit status a run ends in.

The one boundary between the package and the shell. A deliberate error (`ReportsError`)
is its lines and its exit status. Anything else is a fault of briefpack: one line and the
status 70 of sysexits.h, with the traceback for those who ask by ``--debug``. A stream
that takes nothing more (a full disk, a closed pipe) ends the run in silence.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO

import click

from reports.errors import FileDeliveryError, InputError, ReportsError, safe_line
from reports.limits import SOURCE_BYTES
from reports.notices import Notice, Severity, is_silenced
from reports.shell.interrupts import check_signals

#: Exit statuses beside those of the errors: sysexits.h calls 70 an internal software error.
FAULT, RESOURCE, INTERRUPTED = 70, 4, 130
#: Of a run whose reader has gone (``| head -1``): what a shell says of SIGPIPE.
READER_GONE = 141
_LONGEST = 6_000
#: Notices that need no counting.
_FEW = 3
#: What click raises where a group of commands is given none; older ones print the help.
_NO_ARGUMENTS = getattr(click.exceptions, "NoArgsIsHelpError", ())
_CHOICE = re.compile(r"('.*') (?:is not|isn't) one of (.+)\.", re.DOTALL)
#: Of severities, the least first.
COLOURS: dict[Severity, str] = {"note": "cyan", "warning": "yellow", "error": "red"}
_VERBOSITY, _IGNORED = "reports.verbosity", "reports.ignored"


def set_verbosity(level: int) -> Callable[[click.Context, click.Parameter, bool], None]:
    """Return the callback of an option that makes this run say less (-1) or more (1)."""

    def remember(context: click.Context, option: click.Parameter, is_set: bool) -> None:
        if is_set:
            context.find_root().meta[_VERBOSITY] = level

    return remember


def set_ignored(context: click.Context, codes: Iterable[str]) -> None:
    """Let this run say nothing of notices with one of `codes`; its errors are said."""
    context.find_root().meta[_IGNORED] = frozenset(codes)


def is_ignored(notice: Notice) -> bool:
    """Return whether a notice is one of those that nobody wants to see."""
    context = click.get_current_context(silent=True)
    ignored = context.find_root().meta.get(_IGNORED, ()) if context else ()
    return is_silenced(notice, ignored)


def verbosity() -> int:
    """Return how much is said: -1 nothing but errors, 1 what was written, too."""
    context = click.get_current_context(silent=True)
    return int(context.find_root().meta.get(_VERBOSITY, 0)) if context else 0


def say(said: Iterable[Notice | str], longest: int = _LONGEST) -> None:
    """Print notices for a person, each harmless to the terminal, its lines quoted below it."""
    for each in said:
        severity = each.severity if isinstance(each, Notice) else "error"
        if severity != "error" and verbosity() < 0:
            continue
        quoted = _excerpt(each) if isinstance(each, Notice) else ()
        headline = each.headline if isinstance(each, Notice) and quoted else str(each)
        name = click.style("briefpack:", fg=COLOURS[severity], bold=severity == "error")
        for line in (f"{name} {safe_line(headline, longest)}", *quoted):
            click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)


def _excerpt(notice: Notice) -> tuple[str, ...]:
    if not notice.place.excerpt:
        return ()
    # imported here: widths of letters take time to load, and most runs quote no line
    from reports.shell.excerpts import excerpt

    return excerpt(notice)


def count(notices: Sequence[Notice]) -> None:
    """Print how much there is to look at, where it is more than a line or two."""
    warnings = sum(each.severity == "warning" for each in notices)
    if warnings > _FEW and verbosity() >= 0:
        click.echo(f"briefpack: {warnings} things to look at", err=True)


def read_input() -> bytes:
    """Return what standard input holds.

    Raises:
        FileDeliveryError: if it is closed, or holds more than is read.
    """
    from reports.deliver.files import read_stream

    if sys.stdin is None:  # closed by whoever started the command
        raise FileDeliveryError("standard input is closed, expected a briefing or an article")
    return read_stream(sys.stdin.buffer, SOURCE_BYTES)


def tell(error: ReportsError) -> None:
    """Print what an error says; the run goes on."""
    say(_first(error), error.longest_line)


def tell_fault(error: Exception, *, with_traceback: bool) -> None:
    """Print what a fault of ours is, where the run goes on; nobody may be there to read it."""
    with suppress(OSError, ValueError):
        if with_traceback:
            _show_traceback(error)
        failure = _failure(error)
        say(failure.said, failure.longest)


def _first(error: ReportsError) -> tuple[Notice | str, ...]:
    count, more = len(error.notices), len(error.notices) - error.most_lines
    last = f"and {more:,} more: {count:,} mistakes" if more > 0 else f"{count} mistakes"
    shown = error.notices[: error.most_lines]
    return (*shown, last) if isinstance(error, InputError) and count > _FEW else shown


class Failure(click.ClickException):
    """An error on its way out: what it says and its exit status."""

    def __init__(
        self, said: Sequence[Notice | str], exit_code: int, longest: int = _LONGEST
    ) -> None:
        super().__init__("\n".join(map(str, said)))
        self.exit_code = exit_code  # type: ignore[misc]  # click reads the instance
        self.said, self.longest = tuple(said), longest


class Commands(click.Group):
    """A group of commands whose every error is told as this module's first lines say."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            check_signals()  # the error may be what became of a signal
            if _met_a_stream(error):
                raise SystemExit(_stream_status(error)) from error
            if ctx.params.get("debug"):
                _show_traceback(error)
            raise _failure(error) from error

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments; --help and --version print here."""
        try:
            return super().make_context(*args, **extra)
        except OSError as error:  # click would end it with status 1
            if not _met_a_stream(error):
                raise
            raise SystemExit(_stream_status(error)) from error

    def main(  # type: ignore[override]  # click's overloads say no more than Any
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run as a program: never returns, and leaves no stream to fail after the last line."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        status: Any = RESOURCE
        try:
            status = super().main(args, standalone_mode=False, **extra)
        except click.ClickException as error:
            status = _tell(error)
        except click.Abort:
            status = INTERRUPTED
        except SystemExit as end:
            status = end.code
        except OSError as error:
            if not _met_a_stream(error):
                raise
            status = _stream_status(error)
        if (blocked := _blocked(sys.stdout, sys.stderr)) is not None:
            _give_up_streams()
            status = _stream_status(blocked)
        sys.exit(status)


def _tell(error: click.ClickException) -> int:
    """Print what click, or a command, has to say; return the exit status."""
    try:
        if isinstance(error, Failure):
            say(error.said, error.longest)
        elif isinstance(error, _NO_ARGUMENTS):
            click.echo(error.format_message(), err=True)  # the help
        else:
            say(_usage(error))
    except OSError as stream:
        return _stream_status(stream)
    return error.exit_code


def _usage(error: click.ClickException) -> tuple[str, ...]:
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        return (_blamed(error),)
    if context is None:
        return (error.format_message(),)
    usage = " ".join(context.command.collect_usage_pieces(context))
    command = context.command_path
    return (error.format_message(), f"usage: {command} {usage}; try '{command} --help'")


def _blamed(error: click.BadParameter) -> str:
    """Return what is wrong with the value of an option, in the words of our own errors."""
    named = error.param_hint or (error.param.opts[-1] if error.param else "")
    name = named if isinstance(named, str) else named[-1]
    if choice := _CHOICE.fullmatch(error.message):
        return f"{name}: found {choice[1]}, expected one of: {choice[2].replace(chr(39), '')}"
    return f"{name}: {error.message[:1].lower()}{error.message[1:].rstrip('.')}"


def _failure(error: Exception) -> Failure:
    if isinstance(error, ReportsError):
        return Failure(_first(error), error.exit_code, error.longest_line)
    if isinstance(error, MemoryError):
        return Failure(("more memory was needed than there is",), RESOURCE)
    what = f"{type(error).__name__}: {safe_line(str(error), 300)}"
    advice = "run it again with --debug after 'briefpack' and report what it shows"
    return Failure((f"an unforeseen fault of briefpack: {what}; {advice}",), FAULT)


def _show_traceback(error: BaseException) -> None:
    import traceback

    for entry in traceback.format_exception(error):
        for line in entry.rstrip("\n").split("\n"):
            click.echo(safe_line(line), err=True)


def _met_a_stream(error: Exception) -> bool:
    """Return whether an error is that standard output or standard error takes no more."""
    step = error.__traceback__ if isinstance(error, OSError) else None
    while step is not None and step.tb_frame.f_code is not click.echo.__code__:
        step = step.tb_next
    return step is not None


def _stream_status(error: Exception) -> int:
    """Return the status of a run that ends since a stream takes no more."""
    return READER_GONE if isinstance(error, BrokenPipeError) else RESOURCE


def _blocked(*streams: TextIO | None) -> Exception | None:
    """Return why a stream keeps what was written to it; None if none does."""
    for stream in streams:
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError) as error:
            return error
    return None


def _give_up_streams() -> None:
    """Let what cannot be written go nowhere, or Python would complain at its end."""
    for stream in (sys.stdout, sys.stderr):
        if _blocked(stream) is not None:
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
