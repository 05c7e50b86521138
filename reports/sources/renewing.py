"""Today's article into the briefing that yesterday's was drafted to: found, drafted, merged."""

from __future__ import annotations

from pathlib import Path

from reports.errors import InputError, UsageError
from reports.model import Briefing
from reports.model.article import LEFT_OPEN
from reports.notices import Location, Notice
from reports.readers.briefing.read import SUFFIXES
from reports.revision.difference.changes import differences
from reports.revision.merging.merge_conflicts import Prefer
from reports.revision.merging.yaml_merge import Merged, read_target
from reports.revision.renewal import Base, drafted_again, renew, with_older_rows
from reports.sources.origin import original_article
from reports.sources.read import EDITED_SUFFIXES, Loaded, read_source


def renew_file(
    path: Path,
    loaded: Loaded,
    *,
    base: Path | None = None,
    dollar: str | None = None,
    encoding: str | None = None,
    prefer: Prefer | None = None,
) -> Merged:
    """Return the YAML file at `path` with what the draft of a newer article says.

    `base` is the article that the file was drafted from, or its draft as it was; where nobody
    says, the article beside the file with the digest that it gives, else what the file itself
    still holds of it. `encoding` is that of `base`, `dollar` what a bare “$” of a briefing means.

    Raises:
        UsageError: if `base` is not what the file was drafted from, or `loaded` is no draft.
        InputError: if the file is wrong, with every mistake, or in another language.
    """
    _check_article(loaded)
    today, target = loaded.briefing, read_target(path, dollar)
    ours = target.file.briefing
    _check_language(target.name, ours, today)
    if _digest(today) is not None and _digest(today) == _digest(ours):
        # the article that stands in it already
        return Merged(target.name, target.data, target.data)
    before = _base(path, ours, base, dollar, encoding)
    merged = renew(before, today, ours, prefer, loaded.unlisted)
    changes = differences(ours, merged.briefing)
    met = tuple(each for each in loaded.notices if not _is_filled(each, ours))
    return target.merged(
        merged.briefing, changes, merged.conflicts, merged.notices, prefer, lambda lines: met
    )


def _is_filled(said: Notice, ours: Briefing) -> bool:
    """Return whether an article leaves open what the file already has."""
    if said.code == "no-questions":
        return bool(ours.qa)
    return said.code == LEFT_OPEN and getattr(ours, said.place.part) is not None


def _check_article(loaded: Loaded) -> None:
    """Refuse what was not drafted: a briefing, or one of our own files with its edits."""
    suffix = Path(loaded.name).suffix.lower()
    foreign = any(each.code == "read-as-article" for each in loaded.notices)
    if suffix in EDITED_SUFFIXES and not foreign:
        remedy = f"bring its edits home: briefpack read {loaded.name} --into FILE"
        raise UsageError.at(loaded.name, "briefpack made this file", "an article", remedy=remedy)
    if loaded.lines:
        raise UsageError.at(loaded.name, "found a briefing", "an article to draft")


def _check_language(name: str, ours: Briefing, today: Briefing) -> None:
    languages = [each.language.partition("-")[0] for each in (ours, today)]
    if languages[0] != languages[1]:
        found = f"is in {languages[0]!r}, and the article in {languages[1]!r}"
        remedy = "draft the article to a file of its own, with -o"
        place = Location(name, part="language")
        raise InputError(Notice("other-language", found, "", remedy, place, "error"))


def _digest(briefing: Briefing) -> str | None:
    return briefing.source.sha256 if briefing.source else None


def _base(
    path: Path,
    ours: Briefing,
    given: Path | None,
    dollar: str | None,
    encoding: str | None,
) -> Base:
    """Return what the file was before people edited it.

    Raises:
        UsageError: if the file that was `given` is another one.
    """
    digest = _digest(ours)
    if given is not None:
        text = None if given.suffix.lower() in EDITED_SUFFIXES else encoding
        found = read_source(given, encoding=text, dollar=dollar).briefing
        theirs = _digest(found)
        if None not in (digest, theirs) and digest != theirs:
            kind = "the draft of" if given.suffix.lower() in SUFFIXES else "the digest of"
            raise UsageError.at(
                "--base",
                f"found {given}, {kind} another article than {path} was drafted from",
                "the article, or its draft as it was; its digest is source.sha256",
            )
        return with_older_rows(found, ours)
    if digest is None:
        return drafted_again(ours)
    article = original_article(path, digest)
    if article is None:
        return drafted_again(ours)
    return with_older_rows(read_source(*article).briefing, ours)
