"""`--sign`: what is built, what is said, and what is never written."""

from __future__ import annotations

import io
import json
from pathlib import Path

import keyring
import pypdf
import pytest
import yaml
from click.testing import CliRunner, Result

from reports.cli import main
from reports.model import Briefing, public
from reports.readers.briefing.read import read_briefing
from reports.sealing.checked import seal_notices
from tests.sealing.keys import (
    PASSWORD,
    TIME,
    Made,
    authority,
    certified,
    p12,
    pem,
    rsa_key,
    signer,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a key, and no password but the one that a test gives."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TIME.timestamp())))
    monkeypatch.delenv("BRIEFPACK_SIGN_PASSWORD", raising=False)
    monkeypatch.setattr(keyring, "get_password", lambda service, name: None)
    Path("seal.p12").write_bytes(p12(signer("rsa")))
    Path("open.pem").write_bytes(pem(signer("ec").key, signer("ec").certificate))
    Path("authority.pem").write_bytes(authority().pem)
    return tmp_path


def run(*args: str, **more: str) -> Result:
    return CliRunner().invoke(main, list(args), **more)  # type: ignore[arg-type]


def codes(path: str) -> list[str]:
    return [each.code for each in seal_notices(Path(path).read_bytes())]


def written() -> list[str]:
    return sorted(str(each) for each in Path("out").glob("*"))


def test_a_pdf_is_sealed_and_the_others_are_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--out", "bare").exit_code == 0
    monkeypatch.setenv("BRIEFPACK_SIGN_PASSWORD", PASSWORD)
    done = run("build", "--sign", "seal.p12")

    assert done.exit_code == 0
    assert codes("out/carney-kyiv.pdf") == ["seal-whole"]
    assert codes("bare/carney-kyiv.pdf") == []
    for suffix in (".docx", ".txt"):
        pair = [Path(each, f"carney-kyiv{suffix}").read_bytes() for each in ("out", "bare")]
        assert pair[0] == pair[1]


def test_the_time_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("a", 0), ("b", 0), ("c", 3600)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TIME.timestamp()) + seconds))
        assert run("build", "--to", "pdf", "--sign", "open.pem", "--out", name).exit_code == 0
    a, b, c = (Path(name, "carney-kyiv.pdf").read_bytes() for name in "abc")

    assert a == b != c
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    done = run("build", "--to", "pdf", "--sign", "open.pem")
    assert done.exit_code == 2
    assert "SOURCE_DATE_EPOCH: found 'tomorrow', expected seconds since 1970" in done.stderr


def test_the_password_comes_from_a_file_or_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("password").write_text(f"{PASSWORD}\n", "utf-8")
    sealing = ("build", "--to", "pdf", "--sign", "seal.p12")

    assert run(*sealing, "--sign-password-file", "password").exit_code == 0
    asked = []

    def ring(service: str, name: str) -> str:
        asked.append((service, name))
        return PASSWORD

    monkeypatch.setattr(keyring, "get_password", ring)
    assert run(*sealing).exit_code == 0
    assert asked == [("briefpack", f"key {Path('seal.p12').resolve()}")]


def test_on_a_terminal_the_password_is_asked_for_and_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked = []

    def prompt(text: str, **how: object) -> str:
        asked.append((text, how))
        return PASSWORD

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("reports.cli.signing.sys.stdin", Terminal())
    from reports.cli.signing import Signing

    sealing = Signing(Path("seal.p12"))
    assert sealing.seal() is not None
    assert sealing.seal() is not None  # for the next build: nobody is asked again
    assert asked == [("Password of seal.p12", {"hide_input": True, "err": True})]


def _expired() -> bytes:
    made = Made(rsa_key(), certified(rsa_key(), days=(-9, -3)))
    return p12(made, None)


REFUSED = {
    "wrong password": (lambda: p12(signer("rsa"), "another"), "the password does not open it"),
    "expired": (_expired, "was valid until 2026-11-23 12:00 UTC"),
    "no certificate": (lambda: pem(rsa_key()), "holds a private key and no certificate"),
    "no key": (lambda: authority().pem, "holds no private key"),
    "no key file": (lambda: b"hello", "is no key file"),
    "not there": (lambda: None, "there is no such file"),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_without_a_seal_no_pdf_is_written_and_the_others_are(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, said = REFUSED[case]
    if (made := data()) is not None:
        Path("bad.p12").write_bytes(made)
    monkeypatch.setenv("BRIEFPACK_SIGN_PASSWORD", PASSWORD)
    done = run("build", "--sign", "bad.p12")

    assert done.exit_code == 4
    assert written() == ["out/carney-kyiv.docx", "out/carney-kyiv.txt"]
    assert f"briefpack: bad.p12: {'' if made else 'cannot be read: '}{said}" in done.stderr.replace(
        "the certificate of Press Office ", ""
    )
    assert PASSWORD not in done.output
    alone = run("build", "--to", "pdf", "--sign", "bad.p12", "--out", "alone")
    assert alone.exit_code == 4
    assert not Path("alone").exists()


def test_no_older_pdf_stays_that_has_no_seal() -> None:
    run("build", "--to", "pdf")
    before = Path("out/carney-kyiv.pdf").read_bytes()
    done = run("build", "--sign", "authority.pem")

    assert done.exit_code == 4
    assert written() == [f"out/carney-kyiv.{each}" for each in ("docx", "old.pdf", "txt")]
    assert Path("out/carney-kyiv.old.pdf").read_bytes() == before
    assert (
        "out/carney-kyiv.pdf: stood there, without a seal, so it is called carney-kyiv.old.pdf now"
    ) in done.stderr


def test_an_older_pdf_of_this_briefing_stays_that_has_one() -> None:
    run("build", "--to", "pdf", "--sign", "open.pem")
    before = Path("out/carney-kyiv.pdf").read_bytes()
    done = run("build", "--sign", "authority.pem")

    assert done.exit_code == 4
    assert Path("out/carney-kyiv.pdf").read_bytes() == before
    assert "stands as it was: it was made of this very briefing" in done.stderr
    another = run("build", "--title", "Another", "--sign", "authority.pem")
    assert "not of this briefing, so it is called carney-kyiv.old.pdf now" in another.stderr


def test_each_of_several_sources_is_sealed() -> None:
    for name in ("one", "two"):
        Path(f"{name}.yaml").write_text(f"title: The {name} brief\n", "utf-8")
    done = run("build", "one.yaml", "two.yaml", "--to", "pdf", "--sign", "open.pem")

    assert done.exit_code == 0
    assert codes("out/one.pdf") == codes("out/two.pdf") == ["seal-whole"]


def test_standard_output_gets_the_sealed_file() -> None:
    done = run("build", "--to", "pdf", "-o", "-", "--sign", "open.pem")

    assert done.exit_code == 0
    assert [each.code for each in seal_notices(done.stdout_bytes)] == ["seal-whole"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--to", "txt", "--sign", "open.pem"), "--sign: found no PDF to seal, expected pdf among"),
        (("--sign-password-file", "x"), "--sign-password-file: found no --sign beside it"),
        (("--to", "pdf", "-o", "open.pdf", "--sign", "open.pdf"), "open.pdf"),
    ],
)
def test_what_makes_no_sense_is_refused(args: tuple[str, ...], said: str) -> None:
    Path("open.pdf").write_bytes(Path("open.pem").read_bytes())
    done = run("build", *args)

    assert done.exit_code == 2
    assert said in done.stderr
    assert Path("open.pdf").read_bytes() == Path("open.pem").read_bytes()


def test_a_sealed_pdf_that_gives_way_to_another_is_told() -> None:
    run("build", "--to", "pdf", "--sign", "open.pem")
    again = run("build", "--to", "pdf", "--sign", "open.pem")
    bare = run("build", "--to", "pdf")
    twice = run("build", "--to", "pdf")

    assert "out/carney-kyiv.pdf: a sealed PDF stood here, and the one that was written has no" in (
        bare.stderr
    )
    assert bare.exit_code == 0
    assert "sealed" not in again.stderr + twice.stderr


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.sealing.extra.find_spec", lambda name: None)
    done = run("build", "--sign", "open.pem")

    assert done.exit_code == 4
    assert (
        "--sign: needs pyHanko, of the extra 'sign'; pip install 'briefpack[sign]'" in done.stderr
    )
    assert written() == ["out/carney-kyiv.docx", "out/carney-kyiv.txt"]


@pytest.fixture
def pdf(sample: Briefing) -> Path:
    run("build", "--to", "pdf", "--sign", "open.pem")
    return Path("out/carney-kyiv.pdf")


def test_read_says_that_a_seal_is_whole_in_one_line(pdf: Path, sample: Briefing) -> None:
    done = run("read", str(pdf))

    assert done.exit_code == 0
    assert read_briefing(done.stdout_bytes, "a.yaml") == public(sample)
    assert done.stderr == (
        f"briefpack: {pdf}: sealed by 'Press Office (Example Ministry)' on 2026-11-26 12:00 UTC, "
        "and whole since; the signer is not verified against any authority\n"
    )
    known = run("read", str(pdf), "--authority", "authority.pem")
    assert known.exit_code == 0
    assert "'Example Authority' vouches for the signer" in known.stderr


def test_read_gives_the_briefing_of_a_broken_seal_with_status_1(
    pdf: Path, sample: Briefing
) -> None:
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    done = run("read", str(pdf))

    assert done.exit_code == 1
    assert yaml.safe_load(done.stdout)["title"] == sample.title
    assert f"{pdf}: its seal is broken: 1 byte was added" in done.stderr
    into = Path("home.yaml")
    into.write_text("title: Home\n", "utf-8")
    assert run("read", str(pdf), "-o", "new.yaml", "--json").exit_code == 1
    merged = run("read", str(pdf), "--into", str(into))
    assert merged.exit_code == 1
    assert "its seal is broken" in merged.stderr
    assert into.read_text("utf-8") == "title: Home\n"  # a PDF has no edits to bring home


def test_a_sealed_file_that_cannot_be_read_says_that_its_seal_is_broken(pdf: Path) -> None:
    data = pdf.read_bytes()
    place = data.rindex(b"startxref")
    pdf.write_bytes(data[: place - 400])
    done = run("read", str(pdf))

    assert done.exit_code == 3
    assert "its seal is broken" in done.stderr


def test_a_signer_whom_nobody_knows_is_status_1_where_that_was_asked(pdf: Path) -> None:
    Path("other.pem").write_bytes(Made(rsa_key(4), certified(rsa_key(4), "Other")).pem)
    for command in (("read", str(pdf)), ("verify", "brief.yaml", str(pdf))):
        run("read", str(pdf), "-o", "brief.yaml", "--force")
        done = run(*command, "--authority", "other.pem")
        assert done.exit_code == 1
        assert "none of the authorities vouches for the signer" in done.stderr
    done = run("read", str(pdf), "--authority", "out")
    assert done.exit_code == 4
    Path("empty.pem").write_text("nothing", "utf-8")
    done = run("read", str(pdf), "--authority", "empty.pem")
    assert done.exit_code == 4
    assert "holds no certificate that can be read" in done.stderr


def test_who_names_an_authority_is_told_that_there_is_no_seal(pdf: Path) -> None:
    run("read", str(pdf), "-o", "brief.yaml")
    run("build", "brief.yaml", "--to", "pdf,docx")
    for command in (("read", "out/brief.pdf"), ("verify", "brief.yaml", "out/brief.pdf")):
        assert run(*command).exit_code == 0
        done = run(*command, "--authority", "authority.pem")
        assert done.exit_code == 1
        assert "out/brief.pdf: it has no seal, and one was asked for" in done.stderr
    done = run("read", "out/brief.docx", "--authority", "authority.pem")
    assert done.exit_code == 2
    assert "--authority: found out/brief.docx, which has no seal, expected a .pdf" in done.stderr


def test_verify_knows_seals(pdf: Path) -> None:
    run("read", str(pdf), "-o", "brief.yaml")
    whole = run("verify", "brief.yaml", str(pdf), "--sheet", "sheet.json")

    assert whole.exit_code == 0
    assert "and whole since" in whole.stderr
    (said,) = json.loads(Path("sheet.json").read_text("utf-8"))["seals"]
    assert said.startswith(f"{pdf}: sealed by 'Press Office")
    writer = pypdf.PdfWriter(io.BytesIO(pdf.read_bytes()), incremental=True)
    writer.add_metadata({"/Title": "Another"})
    writer.write(pdf)
    broken = run("verify", "brief.yaml", str(pdf), "--sheet", "sheet.txt")
    assert broken.exit_code == 1
    assert f"{pdf}: its seal is broken: " in broken.stderr
    assert "its seal is broken" in Path("sheet.txt").read_text("utf-8")


def test_a_broken_seal_is_told_where_the_file_is_a_source(pdf: Path) -> None:
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    done = run("build", str(pdf), "--to", "txt", "--out", "text")

    assert done.exit_code == 0
    assert "its seal is broken" in done.stderr
