"""The schema by which editors check: it allows what is read, and refuses what is not."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from reports.cli.commands.edit import STARTERS
from reports.pipeline import load
from reports.readers.briefing.read import read_briefing
from reports.readers.briefing.schema import briefing_schema, schema_text
from reports.resources import resource_text
from reports.yamlfile import dump_yaml

DOCS = Path(__file__).parents[3] / "docs"
CHECK = Draft202012Validator(briefing_schema())


def wrong(text: str) -> list[str]:
    """What an editor would underline: YAML 1.2 as it stands, days as text."""
    values = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    return [error.json_path for error in CHECK.iter_errors(values)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(briefing_schema())


def test_the_copy_in_the_docs_is_this_one() -> None:
    assert (DOCS / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_every_field_has_a_description() -> None:
    schema: dict[str, Any] = briefing_schema()
    parts = {"Briefing": schema, **schema["$defs"]}
    bare = [
        f"{part}.{name}"
        for part, fields in parts.items()
        for name, field in fields["properties"].items()
        if not field.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("name", ["carney-kyiv.yaml", *STARTERS.values()])
def test_shipped_files_and_what_is_drafted_are_right_by_it(name: str) -> None:
    text = resource_text(f"templates/sample/{name}")
    assert wrong(text) == []


def test_drafts_are_right_by_it(articles: list[Path]) -> None:
    for article in articles:
        assert wrong(dump_yaml(load(article))) == []


@pytest.mark.parametrize(
    "text",
    [
        "$schema: briefing.schema.json\ntitle: T\n",
        "aid: [{amount: over CAD 1.5 billion (about USD 1.1 billion)}]",
        "aid: [{amount: {value: 5000000, currency: null}}]",
        "figures: [{label: L, value: 31%}, {label: M, value: 31}, {label: N, amount: 5m EUR}]",
        "date: 24 August 2025\nembargo: 24 August 2025, 06:00 UTC+02:00\n",
        "key_messages: [text, {id: a, text: text}]",
        "sections: [{heading: H, body: [text, {bullets: [a]}, {quote: q, speaker: s}]}]",
    ],
)
def test_values_as_people_write_them_are_right_by_it(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    "text",
    ["titel: T", "aid: [{kind: militry}]", "people: Ann Lee", "aid: [{amount: [5]}]", "qa: [{answer: a}]"],
)  # fmt: skip
def test_what_is_refused_is_underlined(text: str) -> None:
    assert wrong(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("b.json", '{"$schema": "briefing.schema.json", "title": "T"}'), ("b.yaml", "$schema: s\ntitle: T\n")],
)  # fmt: skip
def test_a_file_may_name_the_schema(name: str, text: str) -> None:
    assert read_briefing(text.encode(), name).title == "T"
