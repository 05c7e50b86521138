"""The base of a Word brief: the whole briefing as it was when the brief was made."""

from __future__ import annotations

import hashlib

from lxml import etree
from pydantic import ValidationError

from reports.model import Briefing
from reports.notices import Notice, note
from reports.plan import label_languages
from reports.revision.word.package import WordPackage
from reports.wordfile import BASE_NAMESPACE, BASE_SCHEMA, LABELS, LETTERHEAD


def read_base(package: WordPackage, notices: list[Notice]) -> Briefing | None:
    """Return the briefing that the file carries along; None if it carries none that is whole.

    Why a base was not used is added to `notices`.
    """
    root = _root(package)
    if root is None:
        return None
    text = root.text or ""
    if root.get("schema") != BASE_SCHEMA:
        notices.append(
            note(
                "base-unused",
                f"the embedded briefing has schema {root.get('schema')!r}: not used",
            )
        )
        return None
    if hashlib.sha256(text.encode()).hexdigest() != root.get("sha256"):
        notices.append(
            note("base-unused", "the embedded briefing was changed by another program: not used")
        )
        return None
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        notices.append(
            note(
                "base-unused",
                f"the embedded briefing cannot be read: {error.error_count()} mistakes",
            )
        )
        return None


def read_letterhead(package: WordPackage) -> tuple[str, ...] | None:
    """Return the lines that the template's headers and footers held; None if that is not told."""
    root = _root(package)
    told = root.get(LETTERHEAD) if root is not None else None
    return tuple(told.split("\n")) if told is not None else None


def read_label_language(package: WordPackage) -> str | None:
    """Return the language of the brief's labels, None where it is the briefing's."""
    root = _root(package)
    told = root.get(LABELS) if root is not None else None
    return told if told in label_languages() else None


def _root(package: WordPackage) -> etree._Element | None:
    tag = f"{{{BASE_NAMESPACE}}}base"
    return next((root for root in package.custom_parts() if root.tag == tag), None)
