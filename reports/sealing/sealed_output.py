"""A file that was just made, closed with a seal and looked at before it is handed on."""

from __future__ import annotations

from dataclasses import replace

from reports.errors import DisagreementError, SealError
from reports.look import Seal
from reports.notices import Notice
from reports.renderers.contract import Rendered, Renderer
from reports.sealing.checked import seal_notices

_PDF = "application/pdf"
_FAULT = Notice(
    "fault",
    "the seal of a PDF that was just made is not whole, so nothing was written",
    remedy="this is a fault of briefpack: please report it",
    severity="error",
)


def sealed_output(rendered: Rendered, renderer: Renderer, seal: Seal, *, verify: bool) -> Rendered:
    """Return what was rendered with a seal if it is a PDF, and as it is if it is none.

    `verify`: what was sealed is read back, and its seal proved.

    Raises:
        SealError: if the renderer leaves no place for a seal: no PDF goes out without the one
            that was asked for.
        DisagreementError: if the seal, read back, is not whole.
    """
    if renderer.media_type != _PDF:
        return rendered
    if rendered.seal_place is None:
        found = f"the renderer {renderer.name!r} leaves no place for a seal"
        raise SealError.at("", found, remedy="seal what it makes with another program")
    data = seal.close(rendered.data, rendered.seal_place)
    if verify:
        found_whole = [each for each in seal_notices(data) if each.code == "seal-whole"]
        if not found_whole:
            raise DisagreementError(*seal_notices(data), _FAULT)
    return replace(rendered, data=data, seal_place=None)
