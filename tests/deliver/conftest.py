"""Fixtures for sending: an authority that the tests trust."""

from __future__ import annotations

import pytest

from tests.deliver.transports.servers import Authority, an_authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return an_authority(tmp_path_factory.mktemp("authority"))
