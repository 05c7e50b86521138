"""The base of a Word brief: the whole briefing as it was when the brief was made."""

from __future__ import annotations

import hashlib

from reports.errors import InputError
from reports.model import Briefing
from reports.model.excerpt import Excerpt
from reports.plan import label_languages
from reports.revision.word.package import WordPackage
from reports.slotted import frozen
from reports.wordfile.vocabulary import (
    BASE_NAMESPACE,
    BASE_SCHEMA,
    EARLIER,
    EARLIER_DIGEST,
    LABELS,
    LETTERHEAD,
    PART,
    PICTURES,
)


@frozen
class EmbeddedBase:
    """What a Word brief says of its own making; all None in a file that lost it.

    `briefing` is None too where it is not whole, and `fault` says why. `letterhead` are
    the lines that the template's headers and footers held, `pictures` what
    the pictures there are known by, `label_language` the language
    of the labels where it is not the briefing's. `earlier` is what a redline shows with all
    its changes rejected. `part` is what of its source the briefing is.
    """

    briefing: Briefing | None = None
    fault: str | None = None
    letterhead: tuple[str, ...] | None = None
    label_language: str | None = None
    pictures: tuple[str, ...] = ()
    earlier: Briefing | None = None
    part: Excerpt = "all"


def read_base(package: WordPackage) -> EmbeddedBase:
    """Return what the file carries of the briefing that it was made of."""
    tag = f"{{{BASE_NAMESPACE}}}base"
    root = next((root for root in package.custom_parts() if root.tag == tag), None)
    if root is None:
        return EmbeddedBase()
    briefing, fault = _read_briefing(root.text or "", root.get("schema"), root.get("sha256"))
    before = root.get(EARLIER)
    # a redline that lost it is read as a brief with tracked changes, of one briefing
    earlier = _read_briefing(before, BASE_SCHEMA, root.get(EARLIER_DIGEST))[0] if before else None
    lines, labels = root.get(LETTERHEAD), root.get(LABELS)
    return EmbeddedBase(
        briefing,
        fault,
        tuple(lines.split("\n")) if lines is not None else None,
        labels if labels in label_languages() else None,
        tuple(root.get(PICTURES, "").split()),
        earlier if briefing else None,
        "lines" if root.get(PART) == "lines" else "all",
    )


def _read_briefing(
    text: str, schema: str | None, digest: str | None
) -> tuple[Briefing | None, str | None]:
    """Return the briefing in `text`, or why it is not used."""
    if schema != BASE_SCHEMA:
        return None, f"the embedded briefing has schema {schema!r}: not used"
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        return None, "the embedded briefing was changed by another program: not used"
    try:
        return Briefing.model_validate_json(text), None
    except InputError as error:
        return None, f"the embedded briefing cannot be read: {len(error.notices)} mistakes"
