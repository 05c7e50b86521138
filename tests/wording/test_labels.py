import re
import tomllib
from dataclasses import fields

import pytest

from reports.resources import resource_text
from reports.wording.labels import Labels, label_languages, load_labels


def texts(language: str) -> dict[str, object]:
    return tomllib.loads(resource_text(f"templates/labels/{language}.toml"))


@pytest.mark.parametrize("language", label_languages())
def test_every_language_has_every_label_and_the_braces_of_english(language: str) -> None:
    labels, english = load_labels(language), load_labels("en")
    assert labels.language == language
    for field in fields(Labels):
        said, model = getattr(labels, field.name), getattr(english, field.name)
        if isinstance(model, str):
            assert said
            assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", model))


@pytest.mark.parametrize("language", label_languages())
def test_every_kind_form_and_status_has_its_word(language: str) -> None:
    for table in ("kinds", "forms", "statuses"):
        assert texts(language)[table].keys() == texts("en")[table].keys()  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", label_languages())
def test_a_kind_of_brief_renames_labels_that_there_are_and_leaves_the_others(language: str) -> None:
    labels = load_labels(language)
    names = {field.name for field in fields(Labels) if field.type == "str"}

    assert labels.papers.keys() == load_labels("en").papers.keys()
    for kind, renamed in labels.papers.items():
        own = labels.of_kind(kind)
        assert renamed.keys() <= names
        assert all(getattr(own, name) == renamed.get(name, getattr(labels, name)) for name in names)
    assert labels.of_kind("brief") is labels


def test_every_other_language_translates_the_same_qualifiers() -> None:
    others = [
        texts(language)["qualifiers"].keys() for language in label_languages() if language != "en"
    ]  # type: ignore[attr-defined]
    assert all(keys == others[0] for keys in others)


def test_a_region_finds_its_language_and_an_unknown_one_finds_english() -> None:
    assert load_labels("ar-EG").language == "ar"
    assert load_labels("fr-CA").language == "fr"
    assert load_labels("sw").language == "en"
