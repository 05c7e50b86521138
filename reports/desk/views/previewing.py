"""What a briefing will be: its pages as pictures, how full they are, its text, an outline."""

from __future__ import annotations

import hashlib
from dataclasses import asdict

from babel import Locale
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from reports.desk.desk_folder import Standing
from reports.desk.room import DeskRoom, as_data, room_of
from reports.desk.seeing.loading import loaded_as_it_stands
from reports.desk.seeing.preview import Preview, Previews, Wish
from reports.desk.seeing.word_structure import word_structure
from reports.desk.views import Way
from reports.look import Look, Options
from reports.pipeline import render_each
from reports.sources.asked import as_asked
from reports.theme import theme_names
from reports.wording.labels import label_languages

_NO_PDF = ", so there is no PDF of it"
_FITS = {"auto": "As many as it takes", "one": "One, or no PDF"}
_PAPERS = {"a4": "A4", "letter": "Letter"}


def looks(room: DeskRoom) -> dict[str, list[tuple[str, str]]]:
    """Return the looks to choose from, each with what it is called; "" is the desk's own."""
    own = room.look.theme.name
    others = [(name, name.capitalize()) for name in theme_names() if name != own]
    named = ((tag, Locale.parse(tag).english_name or tag) for tag in label_languages())
    return {
        "theme": [("", own.capitalize()), *others],
        "page": [("", f"{_PAPERS[room.look.paper]} (as is)"), *_PAPERS.items()],
        "fit": [("", f"{_FITS[room.options.fit]} (as is)"), *_FITS.items()],
        "lang": [("", "Its own language"), *named],
    }


def show_facts(request: Request) -> Response:
    """Say how a briefing stands on paper."""
    found = _preview(request)
    return JSONResponse(
        {
            "digest": found.digest,
            "language": found.language,
            "pages": found.pages,
            "width": round(found.size[0]),
            "height": round(found.size[1]),
            "share": _of_first_page(found),
            "over": found.fill.over if found.fill else 0,
            "words": fit_words(found),
            "notices": as_data(room_of(request).heard(found.notices)),
        }
    )


def _of_first_page(found: Preview) -> float | None:
    """Return how full the first page is as it stands; None if that is not known."""
    if found.fill is None:
        return None
    return found.fill.share if found.pages == 1 else 1.0


def show_page(request: Request) -> Response:
    """Show a page as a picture; `width` is asked for in pixels."""
    found, wish = _preview(request), _wish(request)
    number = _number(request.path_params["number"], 0)
    pixels = _number(request.query_params.get("width", ""), 800)
    shown = f"{found.digest} {number} {pixels} {wish}"
    tag = f'"{hashlib.sha256(shown.encode()).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    data = _previews(request).picture(found, wish, number, pixels)
    return Response(data, media_type="image/png", headers={"etag": tag})


def show_text(request: Request) -> Response:
    """Show the text summary."""
    return PlainTextResponse(_rendered(request, "txt").decode())


def show_outline(request: Request) -> Response:
    """Tell what the Word brief is made of."""
    found = word_structure(_rendered(request, "docx"), "brief.docx")
    return JSONResponse([asdict(each) for each in found])


def fit_words(found: Preview) -> str:
    """Return in words how a briefing stands on its pages."""
    fill = found.fill
    if fill is None:
        return f"{found.pages} pages: the title leaves no room on the first."
    share = f"{_percent(fill.share)} full"
    smallest = f"{fill.smallest:.3g} pt"
    if found.pages == 1:
        if fill.size == fill.smallest:
            return f"One page, {share} at {smallest}, the smallest type."
        least = _percent(fill.least)
        return f"One page, {share} at {fill.size:.3g} pt; {least} at the smallest, {smallest}."
    said = f"{found.pages} pages at {fill.size:.3g} pt, the last {share}"
    if not fill.over:
        return f"{said}."
    lines = f"{fill.over} line{'s' * (fill.over != 1)} too long for one, even at {smallest}"
    return f"{said}: {lines}{_NO_PDF if found.one else ''}."


def _percent(share: float) -> str:
    return f"{min(round(100 * share), 100)} %"


def look_asked(request: Request) -> tuple[Look, Options]:
    """Return the look that an address asks for, beside the other options of the desk."""
    return _previews(request).looked(_wish(request))


def _number(text: str, otherwise: int) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return int(text) if is_number else otherwise


def _wish(request: Request) -> Wish:
    asked = request.query_params
    return Wish(*(asked.get(name, "") for name in ("theme", "page", "lang", "fit")))


def _previews(request: Request) -> Previews:
    previews: Previews = request.app.state.previews
    return previews


def _standing(request: Request) -> Standing:
    return room_of(request).folder.read(request.path_params["name"])


def _preview(request: Request) -> Preview:
    """Return what was built for the digest that is asked for, or the file as it stands."""
    previews, wish = _previews(request), _wish(request)
    kept = previews.kept(request.query_params.get("digest", ""), wish)
    return kept or previews.of(_standing(request), wish)


def _rendered(request: Request, name: str) -> bytes:
    standing = _standing(request)
    look, options = _previews(request).looked(_wish(request))
    loaded = as_asked(loaded_as_it_stands(standing, room_of(request).dollar), look, options)
    made = render_each(loaded, [name], look, options)
    if made.refused is not None:
        raise made.refused
    return made.outputs[0].data


ROUTES: list[Way] = [
    ("GET", "/b/{name}/preview", show_facts),
    ("GET", "/b/{name}/page/{number}.png", show_page),
    ("GET", "/b/{name}/as/txt", show_text),
    ("GET", "/b/{name}/as/word", show_outline),
]
