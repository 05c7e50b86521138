"""How a file of each format is read back, and what of its texts is compared.

Readers are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.errors import InputError
from reports.slotted import frozen
from reports.verification.compare import Fold
from reports.verification.format_shapes import Expected
from reports.verification.seen import (
    Seen,
    bare_letters,
    has_stacks,
    is_rtl,
    letters,
    turned_letters,
    words_alone,
)


@frozen
class ReadBack:
    """What a reader saw in a file.

    `fold` leaves out of its texts what may differ, `coarse` out of those that run on pages, and
    where it is told what differs.
    Where the reader does not keep the order of letters (`ordered` is False), the same letters
    and numbers are enough.
    """

    seen: Seen
    fold: Fold = letters
    coarse: Fold = letters
    ordered: bool = True


def read_back(name: str, format_name: str, data: bytes, expected: Sequence[Expected]) -> ReadBack:
    """Return what a file called `name` says, which is to say what is `expected`.

    Raises:
        InputError: if it cannot be read.
    """
    if format_name == "pdf":
        return _of_pages(name, data, expected)
    if format_name == "docx":
        from reports.verification.passages.word_passages import word_passages

        return ReadBack(word_passages(data, name))
    if format_name == "html":
        from reports.verification.passages.html_passages import html_passages

        return ReadBack(html_passages(data))
    if format_name == "mail-html":
        from reports.verification.passages.mail_passages import mail_html_passages

        return ReadBack(mail_html_passages(data))
    if format_name == "mail-txt":
        from reports.verification.passages.mail_passages import mail_text_passages

        return ReadBack(mail_text_passages(data))
    from reports.verification.passages.text_passages import text_passages

    said = letters(" ".join(one.text for one in expected))
    return ReadBack(text_passages(data, lambda text: letters(text) in said))


def _of_pages(name: str, data: bytes, expected: Sequence[Expected]) -> ReadBack:
    """Return what our reader of PDF sees, or PDFium if the file has what ours does not know."""
    from reports.verification.pdf.reading import read_pages
    from reports.verification.pdf.syntax import TooMuchError, UnreadError

    try:
        seen = read_pages(data)
    except TooMuchError as error:
        found = f"it is no brief: it holds {error}"
        raise InputError.at(name, found, remedy="build it again") from error
    except UnreadError:
        return read_by_pdfium(name, data, expected)
    if seen.turned and any(is_rtl(one.text) for one in expected):
        return ReadBack(seen, turned_letters, words_alone)
    return ReadBack(seen)


def second_reading(name: str, data: bytes, expected: Sequence[Expected]) -> ReadBack | None:
    """Return what PDFium sees in a PDF, None where ours sees more: from right to left.

    Raises:
        InputError: if it cannot be read.
    """
    if any(is_rtl(one.text) for one in expected):
        return None
    return read_by_pdfium(name, data, expected)


def read_by_pdfium(name: str, data: bytes, expected: Sequence[Expected]) -> ReadBack:
    """Return what PDFium sees in a PDF.

    It puts letters that run from right to left in the order of the page, and shows few of the
    marks that stand over one another.

    Raises:
        InputError: if it cannot be read.
    """
    from reports.verification.passages.pdf_passages import pdf_passages

    seen = pdf_passages(data, name)
    if any(is_rtl(one.text) for one in expected):
        # it loses some vowel signs, and shows brackets as they look on the page
        return ReadBack(seen, words_alone, words_alone, ordered=False)
    fold = bare_letters if any(has_stacks(one.text) for one in expected) else letters
    return ReadBack(seen, fold, fold)
