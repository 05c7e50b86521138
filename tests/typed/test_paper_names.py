"""What a kind of brief is called by those who write it."""

from typing import get_args

import pytest

from reports.model.brief_head import BriefKind
from reports.plan import label_languages, load_labels
from reports.typed.paper_names import kind_called, kind_labelled


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Press release", "en", "release"),
        ("PRESS RELEASE.", "en-GB", "release"),
        ("press-release", "fr", None),
        ("Communiqué de presse", "fr", "release"),
        ("Note pour décision", "fr-CA", "decision"),
        ("decision", "fr", "decision"),
        ("Situation report", "en", "sitrep"),
        ("situation_update", "en", "sitrep"),
        ("talking points", "en", "lines"),
        ("memo", "en", "brief"),
        ("Press", "en", None),
        ("release notes", "en", None),
        ("", "en", None),
        ("PB-2026-17", "en", None),
    ],
)
def test_a_paper_is_known_by_its_label_and_by_usual_names(text, language, kind):
    assert kind_called(text, language) == kind


@pytest.mark.parametrize("language", label_languages())
def test_every_label_names_its_kind(language):
    for kind in get_args(BriefKind):
        assert kind_called(load_labels(language).of_kind(kind).kicker, language) == kind


def test_a_usual_name_is_no_label():
    assert kind_labelled("PRESS RELEASE", "en") == "release"
    assert kind_labelled("news release", "en") is None
