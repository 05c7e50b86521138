"""``briefpack batch``."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from reports import __version__
from reports.cli.destinations import check_folder, refuse_formats
from reports.cli.group import main
from reports.cli.options import (
    FILE,
    PART,
    SAYING,
    SOURCE,
    Wishes,
    as_options,
    building,
    is_of_project,
)
from reports.cli.progress import duration, progress_of
from reports.errors import FileDeliveryError, MissingExtraError, UsageError
from reports.shell.terminal import verbosity

if TYPE_CHECKING:
    from reports.batch.runner import Making
    from reports.batch.stores.folder import FolderStore
    from reports.batch.stores.objects import ObjectStore
    from reports.batch.stores.store import Store
    from reports.batch.tasks import BatchSetting, Record, Status
    from reports.cli.progress import Progress

#: Failures that are told as they come; the manifest has all.
_MOST_TOLD = 20
#: What is not all there; the exit status says so.
_NOT_WHOLE: tuple[Status, ...] = ("partial", "failed")
_SAID = {"unchanged": "unchanged", "partial": "in part", "failed": "failed"}
_IN_FOLDER = "files are named after their sources in it; --manifest names that of the results"


@main.command(short_help="Build many briefings, in several processes.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=SOURCE)
@click.option("--out", required=True, type=click.Path(), help="Folder for the files, or s3://…")
@click.option(
    "--to", multiple=True, metavar="FORMATS", default=["pdf,docx,txt"],
    help="Formats, with commas between them; may be repeated.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", show_default="one a core",
    help="Processes that build.",
)  # fmt: skip
@click.option("--dask", metavar="ADDRESS", help="Build on the cluster of this scheduler, or local.")
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=60, metavar="SECONDS",
    help="A briefing that takes longer is given up.",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Build only what is missing or no longer current.")
@click.option("--check", "with_check", is_flag=True, help="Count what `check` finds, too.")
@click.option("--spread", is_flag=True, help="Put the files into 256 folders, by their names.")
@click.option("--manifest", type=FILE, help="Where the results go.  [default: OUT/manifest.jsonl]")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON, for scripts.")
@click.option(
    "--lexicons", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with lexicons of more languages, for articles.",
)  # fmt: skip
@SAYING
@PART
@building
def batch(
    sources: Sequence[str],
    out: str,
    to: Sequence[str],
    jobs: int | None,
    dask: str | None,
    time_limit: float,
    resume: bool,
    with_check: bool,
    spread: bool,
    manifest: Path | None,
    as_json: bool,
    lexicons: Path | None,
    wishes: Wishes,
) -> None:
    """Build many SOURCEs: files, folders, 'wild*cards', .jsonl with a briefing a line, or -.

    Each result is a line of the manifest. A briefing that is wrong stops no other one; a Word
    brief that holds edits is left. Exit status 1: some could not be
    built, or not all files of them.
    """
    from reports.batch.feed.supply import Supply
    from reports.batch.manifest import NAME
    from reports.batch.runner import Batch
    from reports.batch.stores.folder import FolderStore
    from reports.batch.stores.store_address import is_address, place_typed

    sources = [place_typed("SOURCE", each) for each in sources]
    store = _store(place_typed("--out", out), manifest, sources)
    refuse_formats(each for each in sources if not is_address(each))
    with as_options(format="to"):
        setting = _setting(store, to, wishes, with_check, lexicons)
    setting = replace(setting, time_limit=time_limit)
    results = None
    if isinstance(store, FolderStore):
        results = manifest or store.folder / NAME
        _refuse_source(results, sources)
    many = Batch(Supply(sources, store, _stdin(sources)), setting, spread=spread)
    with progress_of(many.total, is_quiet=as_json) as progress:
        records = many.run(_workers(jobs, dask), results, resume=resume)
        counts = _run(records, progress)
    _close(counts, str(results or f"{store.folder}{NAME}"), progress.seconds, as_json)
    sys.exit(_status(counts))


def _store(place: str, manifest: Path | None, sources: Sequence[str]) -> FolderStore | ObjectStore:
    """Return where the files go.

    Raises:
        UsageError: if that is no folder, or the results are to lie elsewhere than in a store.
        MissingExtraError: if s3fs is needed and not installed.
    """
    from reports.batch.stores.connection import need_s3
    from reports.batch.stores.places import store_at
    from reports.batch.stores.store_address import is_address

    if any(map(is_address, (place, *sources))):
        need_s3("--out" if is_address(place) else "SOURCE")
    if not is_address(place):
        check_folder(Path(place), _IN_FOLDER, "--json says there what was done")
    elif manifest is not None:
        expected = f"none with --out {place}"
        raise UsageError.of("--manifest", str(manifest), expected, "the results lie there, too")
    return store_at(place)


def _setting(
    out: Store, to: Sequence[str], wishes: Wishes, with_check: bool, lexicons: Path | None
) -> BatchSetting:
    from reports.batch.tasks import BatchSetting
    from reports.renderers.registry import format_names

    project = click.get_current_context().obj
    changes = {"title": wishes.title, "date": wishes.date}
    if not is_of_project("dollar"):
        changes["dollar"] = wishes.dollar
    return BatchSetting(
        formats=tuple(format_names(to)),
        out=out,
        look=wishes.look(),
        version=__version__,
        theme=wishes.theme,
        options=wishes.options(),
        changes={name: value for name, value in changes.items() if value is not None},
        organisation=None if project is None else project.fields.organisation,
        dollar=wishes.dollar,
        encoding=wishes.encoding,
        lexicons=lexicons,
        check=with_check,
        today=dt.datetime.now().astimezone().date() if with_check else None,
        ignored=frozenset(() if project is None else project.fields.ignore),
    )


def _stdin(sources: Sequence[str]) -> BinaryIO | None:
    if "-" not in sources:
        return None
    if sys.stdin is None:  # closed by whoever started the command
        raise FileDeliveryError("standard input is closed, expected JSON Lines")
    return sys.stdin.buffer


def _refuse_source(manifest: Path, sources: Sequence[str]) -> None:
    """Refuse to write the results over what is read."""
    if manifest.is_file() and any(
        os.path.exists(each) and os.path.samefile(each, manifest)  # noqa: PTH110, PTH121
        for each in sources
    ):
        expected = "sources that are not where the results go"
        raise UsageError.of("SOURCE", str(manifest), expected)


def _workers(jobs: int | None, dask: str | None) -> Making:
    """Return what makes the executor: local processes, or the workers of a cluster.

    Raises:
        MissingExtraError: if Dask is not installed.
    """
    wanted = jobs or _cores()
    if dask is None:
        from reports.batch.executors.local import LocalExecutor

        return lambda setting, digest: LocalExecutor(setting, digest, wanted)
    try:
        from reports.batch.executors.cluster import DaskExecutor
    except ImportError as error:
        raise MissingExtraError.at(
            "",
            "needs dask[distributed], of the extra 'cluster'",
            remedy="pip install 'briefpack[cluster]'",
            part="--dask",
        ) from error
    return lambda setting, digest: DaskExecutor(setting, digest, dask, wanted)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _run(results: Generator[Record, None, None], progress: Progress) -> Counter[str]:
    counts, warned = Counter[str](), 0
    with closing(results) as records:
        for record in records:
            counts[record.status] += 1
            if record.status in _NOT_WHOLE:
                _tell(record, sum(counts[each] for each in _NOT_WHOLE), progress)
            progress.advance(counts)
            warned += "warning" in record.notices or "error" in record.notices
    counts["warned"] = warned
    return counts


def _tell(record: Record, number: int, progress: Progress) -> None:
    """Say why a briefing could not be built, or what of it, unless many were said already."""
    if number <= _MOST_TOLD:
        for error in record.missing or (record.error or {},):
            progress.say(_line(record.source, error))
    elif number == _MOST_TOLD + 1:
        progress.say("more could not be built; the manifest has all")


def _line(source: str, error: Mapping[str, str | None]) -> str:
    """Return the line that says what kept a briefing, or a file of it, from being made."""
    first, *more = (error.get("message") or "").splitlines() or [""]
    named = first if source in first else f"{source}: {first}"
    counted = f" (and {len(more)} more)" if more else ""
    path, aside = error.get("path"), error.get("aside")
    lacking = f"; {path} was not made" if path else ""
    old = f", what stood there is {aside} now" if aside else ""
    return f"{named}{counted}{lacking}{old}"


def _status(counts: Mapping[str, int]) -> int:
    return int(any(counts[each] for each in _NOT_WHOLE))


def _close(counts: Counter[str], manifest: str, seconds: float, as_json: bool) -> None:
    """Say in one line what was done, and where the results are."""
    if as_json:
        numbers = {
            name: counts[name] for name in ("made", "unchanged", "partial", "failed", "warned")
        }
        document = {
            "manifest": manifest, **numbers, "seconds": round(seconds, 1),
            "status": _status(counts),
        }  # fmt: skip
        click.echo(json.dumps(document, indent=2))
        return
    click.echo(manifest)
    if verbosity() >= 0:
        said = [f"{counts['made']:,} built"]
        said += [f"{counts[name]:,} {word}" for name, word in _SAID.items() if counts[name]]
        if counts["warned"]:
            said.append(f"{counts['warned']:,} with warnings (build or check says them)")
        click.echo(f"briefpack: {', '.join(said)} in {duration(seconds)}", err=True)
