"""Whatever a briefing holds, its message is made, and says what the briefing does."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import reports
from reports.deliver.mail import read_message
from reports.errors import UsageError
from reports.model import Briefing
from tests.strategies import briefings
from tests.verification.arabic import in_arabic

_LANGUAGES = ("en", "fr", "de", "es", "uk", "ja", "ar")
# `BRIEFINGS=300 pytest -s` prints how many agreed
_COUNT = int(os.environ.get("BRIEFINGS", "60"))


@pytest.mark.parametrize(
    "made", [briefings(_LANGUAGES), briefings(("ar",)).map(in_arabic)], ids=["any", "arabic"]
)
def test_no_message_is_held_back_for_what_it_does_say(made: st.SearchStrategy[Briefing]) -> None:
    agreed = 0

    @settings(
        max_examples=_COUNT,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(made, st.sampled_from([None, "en", "fr", "ar", "he"]))
    def agrees(briefing: Briefing, labels: str | None) -> None:
        nonlocal agreed
        options = reports.Options(labels=labels)
        try:
            mail = reports.email(
                briefing, "d@example.org", "a@example.org", attach=(), options=options
            )
        except UsageError:  # a title that no subject can hold
            return
        held = read_message(mail.data)
        assert "<table" in (held.html or "")
        assert not [each for each in mail.notices if each.code in ("not-as-briefed", "fault")]
        agreed += 1

    agrees()
    print(f"no message held back in {agreed} briefings")
    assert agreed > _COUNT * 0.9
