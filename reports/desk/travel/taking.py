"""Files to take away: built, named and read back as by a build, alone or all in one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from reports.desk.desk_folder import Standing
from reports.desk.seeing.loading import loaded_as_it_stands
from reports.look import Look, Options
from reports.outputs import Output
from reports.pipeline import render_all
from reports.slotted import frozen
from reports.sources.asked import as_asked

#: The formats that are offered, in their order, each with what it is called.
FORMATS = {"pdf": "PDF", "docx": "Word brief", "txt": "Text", "html": "Web page"}
#: The first day that a zip can name: the day of packing is nobody's business.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
# what a quoted string may hold as itself (RFC 9110, section 5.6.4), without “%”, which some
# browsers decode
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._()+-]")


@frozen
class Taken:
    """A file to take away: its name, media type and bytes."""

    name: str
    media_type: str
    data: bytes

    @property
    def disposition(self) -> str:
        """The header that names it to a browser, in any script (RFC 6266, RFC 8187)."""
        plain = _NOT_PLAIN.sub("_", self.name)
        exact = quote(self.name, safe="")
        return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}"


def files_of(
    standing: Standing,
    formats: Iterable[str],
    look: Look,
    options: Options,
    dollar: str | None = None,
) -> tuple[Output, ...]:
    """Return finished files of a briefing, each read back if `options` say so.

    `dollar` is what a bare “$” is.

    Raises:
        InputError: if the briefing cannot be read, or not be printed.
        DisagreementError: if a file does not say what the briefing does.
    """
    loaded = as_asked(loaded_as_it_stands(standing, dollar), look, options)
    outputs, _ = render_all(loaded, formats, look, options)
    return outputs


def taken(
    standing: Standing, format_name: str, look: Look, options: Options, dollar: str | None = None
) -> Taken:
    """Return one file of a briefing.

    Raises:
        ReportsError: as `files_of`; a format that there is not is a UsageError.
    """
    (output,) = files_of(standing, [format_name], look, options, dollar)
    return Taken(output.name, output.media_type, output.data)


def packed(standing: Standing, look: Look, options: Options, dollar: str | None = None) -> Taken:
    """Return all files of a briefing in a zip, whose bytes are those of the files alone.

    Raises:
        ReportsError: as `files_of`.
    """
    outputs = files_of(standing, FORMATS, look, options, dollar)
    buffer = io.BytesIO()
    # stored: PDF and Word are packed by themselves, and no version of zlib has a say
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for output in outputs:
            entry = zipfile.ZipInfo(output.name, _NO_DAY)
            entry.create_system, entry.external_attr = 3, _MODE  # as on Unix: a plain file
            archive.writestr(entry, output.data)
    stem = PurePath(outputs[0].name).stem
    return Taken(f"{stem}.zip", "application/zip", buffer.getvalue())
