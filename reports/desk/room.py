"""What all views of the desk share: the folder, who may come in, how pages look and are drawn."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import field, replace
from functools import cache, wraps
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

import python_multipart  # noqa: F401 - Starlette reads forms with it, and lacks it only then
from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reports.desk.desk_folder import DeskFolder, Standing
from reports.desk.entry import TOKEN_HEADER, DeskKeys
from reports.desk.seeing.spoken_places import spoken, spoken_place
from reports.errors import ReportsError, UsageError
from reports.limits import ARTICLE_CHARACTERS, BRIEFING_BYTES
from reports.look import Look, Options
from reports.mailing.settings import MailSettings
from reports.notices import Notice, is_silenced, read_place
from reports.resources import resource_text
from reports.slotted import frozen

#: So long is all of a JSON that is not text: the keys and marks of some hundred operations.
_MOST_MARKS = 200_000
_JSON_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
#: Half a character: JSON can name it, no file can hold it (RFC 8259, section 8.2).
_HALF = re.compile("[\ud800-\udfff]")
_OPTION = re.compile(r"(?<!\S)--[a-z]")
#: What answers a request, once all of it is there.
View = Callable[[Request], Awaitable[Response]]


def _untold(error: Exception) -> None:
    """Tell nobody of a fault."""


@frozen
class DeskRoom:
    """One desk: its folder, its secrets, the look that was asked for, and what time it is.

    `told` is called with each fault of briefpack's own; `mail`, `dollar` and `ignored`
    are what the house has settled: of mail, what a bare “$” is, and codes of notices not to show.
    """

    folder: DeskFolder
    entry: DeskKeys
    look: Look
    options: Options
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]
    told: Callable[[Exception], None] = _untold
    mail: MailSettings = field(default_factory=MailSettings)
    dollar: str | None = None
    ignored: frozenset[str] = frozenset()

    def heard(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Return the notices that the house wants to see."""
        return tuple(each for each in notices if not is_silenced(each, self.ignored))

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page; all values are text, never markup."""
        values = {"token": self.entry.form_token, **values}
        drawn = _templates().get_template(template).render(values)
        return HTMLResponse(drawn, status)


_FOREIGN = "this change came from another page, so nothing was done"


def with_form(view: Callable[[Request, FormData], Response]) -> View:
    """Return a view that gets the form of a page of ours, and answers in a thread of its own.

    Other windows are answered meanwhile. What no page of ours has sent is a `ForeignFormError`.
    """

    @wraps(view)
    async def answering(request: Request) -> Response:
        form = await read_form(request)
        if not room_of(request).entry.holds(str(form.get("token", ""))):
            raise ForeignFormError.at("", _FOREIGN)
        return await run_in_threadpool(view, request, form)

    return answering


def with_body(view: Callable[[Request, bytes], Response]) -> View:
    """Return a view that gets what a script of ours sends, and answers as one `with_form` does."""

    @wraps(view)
    async def answering(request: Request) -> Response:
        if not room_of(request).entry.holds(request.headers.get(TOKEN_HEADER, "")):
            raise ForeignFormError.at("", _FOREIGN)
        return await run_in_threadpool(view, request, await request.body())

    return answering


async def read_form(request: Request) -> FormData:
    """Return a form, whoever sends it; a text may be as long as a briefing, or a pasted article."""
    # of four bytes at most, each written as three where no file comes along (URL Standard, 5.2)
    most = max(3 * BRIEFING_BYTES, 4 * ARTICLE_CHARACTERS)
    return await request.form(max_files=20, max_fields=2_000, max_part_size=most)


def text_in(sent: Mapping[str, Any], field: str) -> str:
    """Return a text that was sent, with the ends of lines of a file: a form has CR and LF.

    Raises:
        UsageError: if it is none, or holds half a character, which no file can.
    """
    found = sent.get(field)
    if not isinstance(found, str) or _HALF.search(found):
        raise UsageError.at("", f"found no text in {field!r}", part=field)
    return found.replace("\r\n", "\n")


def file_in(form: FormData) -> tuple[str, bytes] | None:
    """Return the file that a form has, if it has one: its name, no path of it, and its bytes."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return None
    return PureWindowsPath(PurePosixPath(file.filename).name).name, file.file.read()


def object_in(body: bytes) -> dict[str, Any]:
    """Return the object that a script sends as JSON, whatever it says that it is.

    Raises:
        UsageError: if it is none.
    """
    sent = _parsed(body)
    if not isinstance(sent, dict):
        raise UsageError.at("", "what was sent is no object")
    return sent


def _has_many_marks(body: bytes) -> bool:
    """Return whether there is more beside the texts than a patch has; stop where there is."""
    marks = end = 0
    for text in _JSON_TEXT.finditer(body):
        marks += text.start() - end
        end = text.end()
        if marks > _MOST_MARKS:
            return True
    return marks + len(body) - end > _MOST_MARKS


def _parsed(body: bytes) -> Any:
    """Return what JSON says; values take far more memory than the text of a briefing does."""
    if len(body) > _MOST_MARKS and _has_many_marks(body):
        raise UsageError.at("", "found more values in it than a briefing has", part="patch")
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise UsageError.at("", "what was sent is no JSON in UTF-8") from error


class ForeignFormError(UsageError):
    """A form that no page of ours has sent."""


def room_of(request: Request) -> DeskRoom:
    """Return the desk that a request came to."""
    room: DeskRoom = request.app.state.room
    return room


def standing_of(request: Request) -> Standing:
    """Return the briefing that a request names, as it stands.

    Raises:
        FileDeliveryError: as `DeskFolder.read`.
    """
    return room_of(request).folder.read(request.path_params["name"])


def address_of(name: str) -> str:
    """Return where the page of a briefing is; a name may hold marks of an address."""
    return f"/b/{quote(name, safe='')}"


def as_data(notices: tuple[Notice, ...]) -> list[dict[str, Any]]:
    """Return notices for a script: what, where, how bad, and what to do about it here."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "part": each.place.part,
            "called": spoken_place(each.place),
            "line": each.place.line,
            "found": each.found,
            "parts": [{"part": part, "called": spoken(part)} for part in each.parts],
            "expected": each.expected,
            "remedy": each.remedy,
            "write": list(each.write or ()),
        }
        for each in map(said_here, notices)
    ]


def error_lines(error: ReportsError) -> list[str]:
    """Return what an error says, a line each."""
    return [str(said_here(each)) for each in error.notices] or [str(error)]


def said_here(notice: Notice) -> Notice:
    """Return a notice without a remedy that names options of the command line."""
    return replace(notice, remedy="") if _OPTION.search(notice.remedy) else notice


@cache
def _templates() -> Environment:
    loader = FunctionLoader(lambda name: resource_text(f"templates/desk/{name}"))
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"anchor": anchor, "called": spoken_place, "spoken": spoken}
    return made


def anchor(part: str) -> str:
    """Return the id that the form gives a field, ``f-aid-2-donor``, or a row, ``p-aid-2``."""
    place = read_place(part)
    return "-".join(("p" if place and isinstance(place[-1], int) else "f", *map(str, place)))
