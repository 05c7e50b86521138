"""A server that answers as S3 does, and a bucket in it for each test."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing import forkserver

import pytest

from tests.batch.stores.bucket import Bucket

_NUMBERS = count(1)
_SECRET = "nobody-is-to-see-this"


@pytest.fixture(scope="session")
def server(need_module: Callable[[str], object]) -> Iterator[str]:
    """A server, and the environment in which it is reached; its address."""
    for name in ("s3fs", "flask_cors", "moto.server"):
        need_module(name)
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": _SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        # what workers are forked of has the environment of the moment when it began
        forkserver._forkserver._stop()
        yield environment["AWS_ENDPOINT_URL"]
    started.stop()


@pytest.fixture
def bucket(server: str) -> Bucket:
    """An empty bucket."""
    return Bucket(f"desk{next(_NUMBERS)}")
