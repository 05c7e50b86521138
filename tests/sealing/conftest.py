"""A sealed file to look at, and to damage."""

from __future__ import annotations

import pytest

from reports.model import Briefing
from tests.sealing.keys import sealed


@pytest.fixture(scope="session")
def whole(sample: Briefing) -> bytes:
    return sealed(sample)
