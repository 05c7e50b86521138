"""A cluster that shares no disk, only a store: what dies on the way costs nothing."""

from __future__ import annotations

import hashlib
import json
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reports.batch.executors.parcel import _files, receive_parcel, send_parcel
from reports.batch.stores.objects import ObjectStore
from reports.batch.tasks import BatchSetting
from reports.look import Options, look_of
from tests.batch.briefings import BRIEF, outputs
from tests.batch.processes import Run, wait_until
from tests.batch.stores.bucket import Bucket
from tests.batch.test_cluster import Cluster

NUMBER = 60
#: A dead run is known by ten seconds of silence; here they are shorter.
QUICK = "import reports.batch.stores.lease as l; l.BEAT, l.PATIENCE = 0.2, 1.0\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>'


@pytest.fixture
def cluster(tmp_path: Path, need_module: Callable[[str], object]) -> Iterator[Cluster]:
    need_module("distributed")
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


@pytest.fixture
def house(tmp_path: Path) -> tuple[object, ...]:
    """Options for a theme with a logo, and templates, of the house."""
    folder = tmp_path / "house"
    (folder / "templates" / "text").mkdir(parents=True)
    (folder / "desk.toml").write_text('extends = "house"\nlogo = "logo.svg"\n')
    (folder / "logo.svg").write_text(LOGO)
    (folder / "templates" / "text" / "_head.txt.j2").write_text("OF THE HOUSE\n")
    return ("--theme", folder / "desk.toml", "--templates", folder / "templates")


def test_a_store_loses_nothing_when_a_worker_is_killed(
    tmp_path: Path, bucket: Bucket, cluster: Cluster, house: tuple[object, ...]
) -> None:
    # half of the sources are files that only this machine has, half are objects
    mine = tmp_path / "mine.jsonl"
    mine.write_text("".join(
        json.dumps({"id": f"j{number:02}", "title": "T", "summary": f"Of {number}."}) + "\n"
        for number in range(NUMBER // 2)
    ))  # fmt: skip
    (tmp_path / "one.yaml").write_text(BRIEF.format(number=7))
    objects = bucket.write_briefings("in", range(NUMBER // 2))
    sources = (mine, tmp_path / "one.yaml", objects)
    here = Run(("batch", *sources, "--out", tmp_path / "here", "-q", *house))
    run = Run(("batch", *sources, "--out", bucket / "out", "--dask", cluster.address, "-q", *house))
    assert wait_until(lambda: len(bucket.keys("out/")) > 12)
    cluster.workers[0].send_signal(signal.SIGKILL)
    assert run.end() == (0, "")
    assert here.end() == (0, "")

    assert bucket.outputs() == outputs(tmp_path / "here")
    assert len(bucket.outputs()) == 3 * (NUMBER + 1)
    records = bucket.lines()
    assert len({line["name"] for line in records}) == len(records) == NUMBER + 1
    assert {line["status"] for line in records} == {"made"}
    assert all(key.startswith("out/.briefpack/looks/") for key in bucket.hidden())
    assert b"OF THE HOUSE" in bucket.get("out/one.txt")


def test_a_store_loses_nothing_when_the_command_is_killed(bucket: Bucket, cluster: Cluster) -> None:
    source = bucket.write_briefings("in", range(NUMBER))
    command = ("batch", source, "--out", bucket / "out", "--dask", cluster.address)
    parts = "out/.briefpack/parts/"
    run = Run((*command, "-q"), first=QUICK)
    assert wait_until(lambda: bool(bucket.keys(parts)))
    run.kill(signal.SIGKILL, run.parent)
    assert run.end()[0] == -signal.SIGKILL
    told = [line for key in bucket.keys(parts) for line in bucket.get(key).splitlines()]
    assert 0 < len(told) < NUMBER
    assert "out/manifest.jsonl" not in bucket.keys("out/")

    again = Run((*command, "--resume", "-q"), first=QUICK)
    assert again.end() == (0, "")
    assert bucket.get("out/manifest.jsonl").splitlines()[: len(told)] == told
    records = bucket.lines()
    assert len({line["name"] for line in records}) == len(records) == NUMBER
    found = {name: hashlib.sha256(data).hexdigest() for name, data in bucket.outputs().items()}
    assert found == {
        output["path"]: output["sha256"] for line in records for output in line["outputs"]
    }
    assert len(found) == 3 * NUMBER
    assert bucket.hidden() == []


def test_what_a_look_needs_goes_to_workers_by_value(
    tmp_path: Path, bucket: Bucket, house: tuple[object, ...]
) -> None:
    theme, templates = str(house[1]), Path(str(house[3]))
    (tmp_path / "lexicons" / "xx").mkdir(parents=True)
    (tmp_path / "lexicons" / "xx" / "words.toml").write_text("a = 1\n")
    options = Options(templates=templates)
    store = ObjectStore(bucket / "out")
    setting = BatchSetting(
        ("txt",), store, look_of(theme, options), "1", theme, options,
        lexicons=tmp_path / "lexicons",
    )  # fmt: skip
    sent = send_parcel(setting, store)
    there = receive_parcel(sent)
    assert sent.parcel == f"s3://{bucket.name}/{bucket.hidden()[0]}"
    assert there.digest() == setting.digest()
    assert {place: path.read_bytes() for place, path in _files(there)} == {
        place: path.read_bytes() for place, path in _files(setting)
    }
    assert {place for place, _ in _files(setting)} == {
        "theme/desk.toml", "theme/logo.svg", "templates/text/_head.txt.j2", "lexicons/xx/words.toml",
    }  # fmt: skip
    assert not any(path.is_relative_to(tmp_path) for _, path in _files(there))


def test_a_shipped_theme_sends_nothing(bucket: Bucket) -> None:
    store = ObjectStore(bucket / "out")
    setting = BatchSetting(("txt",), store, look_of(), "1")
    assert send_parcel(setting, store) is setting
    assert receive_parcel(setting) is setting
    assert bucket.keys() == []
