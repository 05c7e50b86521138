"""A signature that another program adds to a file, behind all that stands there."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from tests.sealing.keys import seal


def signed_again(
    data: bytes,
    change: Callable[[IncrementalPdfFileWriter], None] = lambda writer: None,
    field: str = "Second",
) -> bytes:
    """Return a file with a signature more; `change` comes before it, whether it may or not."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    append_signature_field(writer, SigFieldSpec(field))
    writer.write(unsigned := io.BytesIO())
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned.getvalue()))
    change(writer)
    made: Any = PdfSigner(PdfSignatureMetadata(field, md_algorithm="sha256"), seal()._signer)
    signed: bytes = made.sign_pdf(writer).getvalue()
    return signed
