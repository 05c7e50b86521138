"""A sealed file: the page and the briefing of one without a seal, and a seal that others know."""

from __future__ import annotations

import asyncio
import copy
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from reports import render, verify
from reports.errors import SealError, UsageError
from reports.look import Options, Seal
from reports.model import Briefing, public
from reports.readers.own.pdf import read_pdf
from reports.renderers.contract import Rendered
from reports.sealing import open_seal
from reports.sealing.sealed_output import sealed_output
from reports.verification.pdf.reading import read_kinds, read_pages
from tests.renderers.pdf.making import of_length
from tests.sealing.keys import TIME, authority, p12, seal, sealed, signer

ROOT = Path(__file__).parents[2]
KINDS = ("rsa", "ec")
VERSIONS = ("1.7", "2.0")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_pyhanko_takes_the_whole_file_for_sealed(sample: Briefing, kind: str, version: str) -> None:
    data = sealed(sample, kind, pdf=version)
    reader = PdfFileReader(io.BytesIO(data))
    (found,) = reader.embedded_signatures
    root = authority().certificate.public_bytes
    context = ValidationContext(trust_roots=[_asn1(root)], allow_fetching=False, moment=TIME)
    status = validate_pdf_signature(found, context)

    assert status.bottom_line
    assert status.summary() == "INTACT:TRUSTED,UNTOUCHED"
    assert found.docmdp_level == MDPPerm.NO_CHANGES
    assert reader.root["/Perms"]["/DocMDP"].raw_get("/Type") == "/Sig"
    assert found.self_reported_timestamp == TIME


def _asn1(write: Callable[..., bytes]) -> object:
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.serialization import Encoding

    return Certificate.load(write(Encoding.DER))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_poppler_takes_it_for_sealed_where_nobody_has_set_up_anything(
    sample: Briefing, kind: str, version: str, need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(sealed(sample, kind, pdf=version))
    done = subprocess.run(
        [need_tool("pdfsig"), "a.pdf"], cwd=tmp_path, capture_output=True, text=True,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TZ": "UTC"}, check=False,
    )  # fmt: skip

    assert "Signature Validation: Signature is Valid." in done.stdout
    assert "Total document signed" in done.stdout
    assert "Signer Certificate Common Name: Press Office" in done.stdout
    assert "Signing Time: Nov 26 2026 12:00:00" in done.stdout


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("paragraphs", [1, 60])
def test_it_says_and_shows_what_the_file_without_a_seal_does(paragraphs: int, version: str) -> None:
    briefing = of_length(paragraphs)
    data = sealed(briefing, pdf=version)
    bare = render(briefing, "pdf", options=Options(pdf=version))  # type: ignore[arg-type]

    assert read_pages(data) == read_pages(bare)
    assert read_kinds(data) == read_kinds(bare)
    assert read_pdf(data, "a.pdf") == read_pdf(bare, "a.pdf")
    assert read_pdf(data, "a.pdf").briefing == public(briefing)
    assert verify(briefing, {"pdf": data}).agrees
    assert _pictures(data) == _pictures(bare)
    assert _painted(data) == _painted(bare)


def _pictures(data: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        return [page.render(scale=1, may_draw_forms=True).to_pil().tobytes() for page in document]


def _painted(data: bytes) -> list[bytes]:
    return [page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_file_that_nobody_seals_has_no_trace_of_it(sample: Briefing) -> None:
    data = render(sample, "pdf")

    assert b"/ByteRange" not in data
    assert "/AcroForm" not in pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]


def test_who_sealed_it_is_told_in_the_language_of_the_labels(sample: Briefing) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sealed(sample, labels="fr")))
    field = reader.trailer["/Root"]["/AcroForm"]["/Fields"][0]

    assert field["/TU"] == "Signé numériquement par Press Office (Example Ministry)"
    assert field["/Rect"] == [0, 0, 0, 0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_key_and_time_give_the_same_bytes(sample: Briefing, kind: str) -> None:
    seal.cache_clear()
    first = sealed(sample, kind)
    seal.cache_clear()

    assert sealed(sample, kind) == first
    assert sealed(sample, kind) != sealed(sample, "ec" if kind == "rsa" else "rsa")


def test_another_process_gives_the_same_bytes(sample: Briefing, tmp_path: Path) -> None:
    key = tmp_path / "seal.p12"
    key.write_bytes(p12(signer("rsa"), None))
    made = []
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "reports", "build", "-q", "--to", "pdf", "--sign", str(key),
             "--out", seed],
            cwd=tmp_path, check=True, capture_output=True,
            env={
                "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed,
                "SOURCE_DATE_EPOCH": str(int(TIME.timestamp())),
            },
        )  # fmt: skip
        made.append((tmp_path / seed / "carney-kyiv.pdf").read_bytes())

    assert made[0] == made[1]


def test_another_time_is_in_the_file_and_in_its_seal(sample: Briefing) -> None:
    later = (TIME + timedelta(hours=1)).astimezone(timezone(timedelta(hours=2)))
    data = render(sample, "pdf", options=Options(seal=seal("rsa", later)))

    assert b"/M(D:20261126130000Z)" in data
    assert b"/M(D:20261126120000Z)" in sealed(sample)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(UsageError, match=r"time: found .* expected a time with its time zone"):
        open_seal(p12(signer("rsa"), None), "seal.p12", TIME.replace(tzinfo=None))


def test_a_program_with_a_loop_of_its_own_seals_too(sample: Briefing) -> None:
    async def within() -> bytes:
        return sealed(sample)

    assert asyncio.run(within()) == sealed(sample)


def test_a_renderer_without_a_place_for_a_seal_is_refused() -> None:
    class Plain:
        name, suffix, media_type = "plain", ".pdf", "application/pdf"

        def render(self, plan: object, look: object, /) -> Rendered:
            return Rendered(b"%PDF-1.7")

    class Text(Plain):
        name, media_type = "text", "text/plain"

    with pytest.raises(SealError, match="'plain' leaves no place for a seal"):
        sealed_output(Rendered(b"%PDF-1.7"), Plain(), seal(), verify=True)
    assert sealed_output(Rendered(b"said"), Text(), seal(), verify=True).data == b"said"


def test_what_seals_shows_nothing_of_its_key() -> None:
    assert isinstance(seal(), Seal)
    assert repr(seal()) == str(seal()) == "<PdfSealer of Press Office (Example Ministry)>"
    assert not hasattr(seal(), "__dict__")
    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="stays in its process"):
            copied(seal())
