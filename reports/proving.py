"""What a build has made, read back before it is written: a fault of our own stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reports.errors import DisagreementError, InputError, MailDeliveryError
from reports.look import Look
from reports.notices import Notice, name_source
from reports.plan import Correction, Plan
from reports.resources import replaces_templates
from reports.sources import Loaded
from reports.verification.report import Report, Written, verify_files

_FAULT = Notice(
    "fault",
    "nothing was written: this is a fault of briefpack, not of the briefing",
    remedy="please report it; --no-verify writes the files all the same",
    severity="error",
)


def proved(
    loaded: Loaded,
    plan: Plan,
    look: Look,
    outputs: Iterable[tuple[str, str, bytes]],
    correction: Correction | None = None,
) -> tuple[Notice, ...]:
    """Return what files of the house's own templates leave out, read back from them.

    `outputs` are names, formats and bytes; `correction` is what the bodies of a message say
    before all else.

    Raises:
        DisagreementError: if a file of shipped templates does not say what the briefing does.
    """
    files = (replace(as_written(*each, look), correction=correction) for each in outputs)
    notices = loaded.named(verify_files(loaded.briefing, plan, files).notices)
    if any(each.severity == "error" for each in notices):
        raise DisagreementError(*notices, _FAULT)
    return notices


def as_written(name: str, format_name: str, data: bytes, look: Look) -> Written:
    """Return a file for its comparison: a house's own template has an order of its own."""
    housed = {
        "txt": replaces_templates(look.templates, "text"),
        "html": replaces_templates(look.templates, "html"),
        "docx": look.theme.word_template is not None,
        "mail-txt": replaces_templates(look.templates, "mail"),
        "mail-html": replaces_templates(look.templates, "mail"),
    }
    return Written(name, format_name, data, housed.get(format_name, False))


def with_seals(
    report: Report, files: Iterable[Written], authorities: bytes | None = None
) -> Report:
    """Return a report with what there is to say of the seals of PDF files.

    `authorities` are the bytes of a file of certificates, one of which must vouch for a signer.
    """
    from reports.sealing.checked import is_failing, seals_of

    said = [
        notice
        for file in files
        if file.format == "pdf"
        for notice in name_source(seals_of(file.data, authorities), file.name)
    ]
    failing = [each for each in said if is_failing([each])]
    others = [each for each in said if not is_failing([each])]
    return replace(report, notices=(*report.notices, *failing), seals=tuple(others))


def taken_apart(
    name: str,
    data: bytes,
    look: Look,
    format_of: Callable[[str], str],
    correction: Correction | None = None,
) -> tuple[Written, ...]:
    """Return what a message of ours holds, its bodies and its files, each for its comparison.

    `format_of` says which format the name of a file means; `correction` is what its bodies say
    before all else.

    Raises:
        InputError: if it is no message, or was built anew by another program.
    """
    from reports.deliver.mail import read_message  # builds do without

    try:
        parts = read_message(data)
    except (MailDeliveryError, UnicodeDecodeError) as error:
        found = "is no message as briefpack makes them; a mail program may have saved it anew"
        raise InputError.at(name, found, remedy="verify its files, one by one") from error
    page = [] if parts.html is None else [("page", "mail-html", parts.html.encode("utf-8"))]
    held = [
        ("text", "mail-txt", parts.text.encode("utf-8")),
        *page,
        *((file, format_of(file), content) for file, _, content in parts.files),
    ]
    files = (as_written(f"{name}: {part}", kind, said, look) for part, kind, said in held)
    return tuple(replace(each, correction=correction) for each in files)
