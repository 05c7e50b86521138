"""Batches from and to S3, on processes of this machine."""

from __future__ import annotations

import io
import json
import signal
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reports.batch.feed.supply import Supply
from reports.batch.parts import StoredManifest
from reports.batch.stores import lease, listing
from reports.batch.stores.connection import call, read_object
from reports.batch.stores.folder import FolderStore
from reports.batch.stores.objects import ObjectStore
from reports.batch.stores.store_address import Key
from reports.errors import FileDeliveryError
from tests.batch.briefings import BRIEF, Line, batch, outputs, write_briefings
from tests.batch.processes import Run, wait_until
from tests.batch.stores.bucket import Bucket


def made(bucket: Bucket, *options: object, source: object = None) -> Line:
    """Run a batch into the folder `out` of a bucket; return what it said."""
    done = batch(source or bucket / "in", "--out", bucket / "out", "--json", *options)
    assert done.exit_code in (0, 1), done.stderr
    said = json.loads(done.stdout)
    return {name: said[name] for name in ("made", "unchanged", "failed")}


def counts(made: int = 0, unchanged: int = 0, failed: int = 0) -> Line:
    return {"made": made, "unchanged": unchanged, "failed": failed}


def test_a_store_has_what_a_folder_has(tmp_path: Path, bucket: Bucket) -> None:
    bucket.write_briefings("in", range(3))
    folder = write_briefings(tmp_path / "in", range(3))
    assert batch(folder, "--out", tmp_path / "out").exit_code == 0
    done = batch(bucket / "in", "--out", bucket / "out")

    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"s3://{bucket.name}/out/manifest.jsonl\n"
    assert bucket.outputs() == outputs(tmp_path / "out")
    assert bucket.hidden() == []
    assert [line["source"] for line in sorted(bucket.lines(), key=lambda each: each["name"])] == [
        bucket / f"in/b{number:05}.yaml" for number in range(3)
    ]
    assert all(each["etag"] for line in bucket.lines() for each in line["outputs"])


def test_sources_and_packs_may_lie_apart(tmp_path: Path, bucket: Bucket) -> None:
    folder = write_briefings(tmp_path / "in", range(2))
    assert made(bucket, "--to", "txt", source=f"file://{folder}") == counts(2)
    bucket.write_briefings("in", range(2))
    address = f"file://{tmp_path / 'out'}"
    assert batch(bucket / "in", "--out", address, "--to", "txt").exit_code == 0
    assert bucket.outputs() == outputs(tmp_path / "out")
    assert len(bucket.outputs()) == 2


PLACES = ("a.yaml", "africa/a.yaml", "asia/b.yaml", "asia/deep/c.md", ".hidden.yaml", ".no/d.yaml",
          "briefpack.toml", "picture.png", "asia/.e.yaml", "x.jsonl")  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "desk", "desk/", "desk/a.yaml", "desk/*", "desk/*/*.yaml", "desk/a*/a.yaml", "desk/**",
        "desk/**/*.yaml", "desk/asi[ab]/?.yaml", "des[k]/a.yaml", "desk/.*", "desk/**/deep/*",
        "desk/x.jsonl",
    ],
)  # fmt: skip
def test_sources_in_a_store_are_those_of_a_folder(
    tmp_path: Path, bucket: Bucket, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b'{"id": "first", "summary": "S."}\n\n{"summary": "S."}\n'
    for place in PLACES:
        path = tmp_path / "desk" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        bucket.put(f"desk/{place}", data)
    bucket.put("desk/asia/", b"")  # as a console makes folders
    monkeypatch.chdir(tmp_path)
    here = list(Supply([source], FolderStore(Path("out"))).walk())
    there = list(Supply([bucket / source], ObjectStore(bucket / "out")).walk())
    assert here
    assert sorted(each.wanted for each in there) == sorted(each.wanted for each in here)
    assert {each.label.removeprefix(bucket / "") for each in there} == {
        each.label.replace("//", "/") for each in here
    }


def test_a_long_listing_is_read_to_its_end(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_PAGE", 3)
    for number in range(10):
        bucket.put(f"in/{number:05}.yaml", b"")
    met = Supply([bucket / "in"], ObjectStore(bucket / "out")).walk()
    assert [each.wanted for each in met] == [(f"{number:05}",) for number in range(10)]


@pytest.mark.parametrize("source", ["nothing", "nothing/*.yaml", "nothing/"])
def test_what_stands_for_nothing_is_refused(bucket: Bucket, source: str) -> None:
    done = batch(bucket / source, "--out", bucket / "out")
    assert done.exit_code == 2
    assert bucket.keys() == []


def test_what_is_missing_or_has_changed_is_made_again(bucket: Bucket) -> None:
    bucket.write_briefings("in", range(5))
    assert made(bucket, "--to", "txt,docx") == counts(5)
    whole = bucket.outputs()
    bucket.remove("out/b00001.txt")
    bucket.put("out/b00002.txt", b"torn")
    bucket.put("in/b00003.yaml", BRIEF.format(number=3).encode() + b"\n")  # other bytes
    assert made(bucket, "--to", "txt,docx", "--resume") == counts(3, 2)
    found = bucket.outputs()
    assert set(found) == set(whole)
    assert {name for name in whole if found[name] != whole[name]} <= {
        "b00003.docx", "b00003.txt",
    }  # fmt: skip
    assert made(bucket, "--to", "txt,docx", "--resume") == counts(0, 5)
    assert made(bucket, "--to", "txt,docx") == counts(5)
    assert len(bucket.lines()) == 5  # without --resume the manifest begins anew


def test_a_brief_that_holds_edits_stays(bucket: Bucket) -> None:
    bucket.write_briefings("in", range(2))
    assert made(bucket, "--to", "docx") == counts(2)
    edited = _edited(bucket.get("out/b00001.docx"))
    bucket.put("out/b00001.docx", edited)
    assert made(bucket, "--to", "docx", "--resume") == counts(0, 1, 1)
    assert bucket.get("out/b00001.docx") == edited
    (bad,) = (line["error"] for line in bucket.lines() if line["error"])
    assert bad["code"] == "edited-file"
    assert "holds edits" in bad["message"]


def _edited(data: bytes) -> bytes:
    """Return a brief as a colleague has saved it, with another word."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.infolist():
            part = old.read(each)
            if each.filename == "word/document.xml":
                assert b"The wording" in part
                part = part.replace(b"The wording", b"The colleague")
            new.writestr(each, part)
    return out.getvalue()


def test_a_source_is_never_written_over(bucket: Bucket) -> None:
    bucket.put("out/story.txt", b"A headline\n\nToronto, Aug 24 - Some words of a story.\n")
    bucket.put("out/b.yaml", BRIEF.format(number=1).encode())
    done = batch(
        bucket / "out/story.txt", bucket / "out", "--out", bucket / "out", "--to", "txt", "--json"
    )
    assert json.loads(done.stdout)["failed"] == 1
    assert bucket.get("out/story.txt").startswith(b"A headline")
    codes = {line["name"]: line["error"] and line["error"]["code"] for line in bucket.lines()}
    assert codes == {"story": "source-in-out", "b": None}


def test_a_briefing_that_is_wrong_stops_no_other(bucket: Bucket) -> None:
    bucket.write_briefings("in", range(2))
    bucket.put("in/bad.yaml", b"titel: x\n")
    done = batch(bucket / "in", bucket / "in/gone.yaml", "--out", bucket / "out", "--to", "txt")
    assert done.exit_code == 1
    bad = {line["name"]: line["error"]["message"] for line in bucket.lines() if line["error"]}
    assert set(bad) == {"bad", "gone"}
    assert "there is no such object" in bad["gone"]
    assert set(bucket.outputs()) == {"b00000.txt", "b00001.txt"}


def test_two_batches_do_not_write_into_one_store(bucket: Bucket) -> None:
    bucket.write_briefings("in", range(1))
    held = StoredManifest(ObjectStore(bucket / "out"))
    done = batch(bucket / "in", "--out", bucket / "out", "--to", "txt")
    held.close()
    assert done.exit_code == 4
    assert "another batch writes into it" in done.stderr
    assert made(bucket, "--to", "txt") == counts(1)


def test_what_was_taken_over_stops(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "PATIENCE", 0.2)
    monkeypatch.setattr(lease, "BEAT", 0.1)
    first = lease.Lease(Key(bucket.name, "lease"))
    first.renew()
    second = lease.Lease(Key(bucket.name, "lease"))  # nobody has renewed the first
    with pytest.raises(FileDeliveryError, match="taken over"):
        first.renew()
    assert first.is_lost
    second.renew()
    second.release()
    assert bucket.keys() == []


@pytest.mark.parametrize("ignored", ["IfMatch", "IfNoneMatch"])
def test_a_store_that_knows_no_conditions_is_refused(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, ignored: str
) -> None:
    def careless(what: str, key: Key, **arguments: Any) -> Any:
        arguments.pop(ignored, None)
        return call(what, key, **arguments)

    monkeypatch.setattr(lease, "call", careless)
    with pytest.raises(FileDeliveryError, match=f"does not keep the condition {ignored}"):
        lease.Lease(Key(bucket.name, "lease"))
    assert bucket.keys() == []


def test_an_object_that_is_too_long_is_not_read(bucket: Bucket) -> None:
    bucket.put("long", b"x" * 11)
    assert read_object(Key(bucket.name, "long"), 11) == b"x" * 11
    with pytest.raises(FileDeliveryError, match="expected less"):
        read_object(Key(bucket.name, "long"), 10)


def test_ctrl_c_leaves_parts_and_nobody_at_work(bucket: Bucket) -> None:
    source = bucket.write_briefings("in", range(60))
    command = ("batch", source, "--out", bucket / "out", "--to", "txt", "-q")
    run = Run((*command, "--jobs", 2))
    assert wait_until(lambda: len(bucket.keys("out/b")) > 5)
    run.kill(signal.SIGINT)
    assert run.end_quietly() == 130
    # one part, or more where it went slowly
    assert {key.split("/")[2] for key in bucket.hidden()} == {"parts"}
    told = [line for part in bucket.hidden() for line in bucket.get(part).splitlines()]
    assert 0 < len(told) < 60

    start = time.monotonic()
    assert Run((*command, "--resume")).end() == (0, "")
    assert time.monotonic() - start < lease.PATIENCE  # nobody was waited for
    assert bucket.get("out/manifest.jsonl").splitlines()[: len(told)] == told
    assert len(bucket.lines()) == len(bucket.outputs()) == 60
    assert bucket.hidden() == []
