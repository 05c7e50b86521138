"""The SARIF log is what SARIF 2.1.0 asks for, as far as we write it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reports.checks import RULES
from reports.checks.checking import check
from reports.checks.sarif import as_sarif
from reports.notices import Location, Notice

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REGION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["startLine"],
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
    },
}
_PHYSICAL = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
        },
        "region": _REGION,
    },
}
_LOGICAL = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"fullyQualifiedName": {"type": "string"}},
}
_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": _PHYSICAL,
        "logicalLocations": {"type": "array", "minItems": 1, "items": _LOGICAL},
    },
}
_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message", "ruleId", "level", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {"type": "array", "minItems": 1, "items": _LOCATION},
    },
}
_RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "defaultConfiguration": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"level": _LEVEL},
        },
    },
}
_DRIVER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"const": "briefpack"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
    },
}
_RUN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tool", "results"],
    "properties": {
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": _DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
#: The parts of the OASIS schema that a log of ours has, closed: what it does not name is wrong.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
}


def _log(*notices):
    log = json.loads(as_sarif(notices, "1.2.3"))
    jsonschema.validate(log, SCHEMA)
    return log["runs"][0]


def test_a_log_of_findings_is_valid_and_names_every_rule(tmp_path):
    path = tmp_path / "brief.yaml"
    path.write_text("title: A visit\nqa:\n  - question: What?\n", "utf-8")
    run = _log(*check(path))
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [each.code for each in RULES]
    found = next(each for each in run["results"] if each["ruleId"] == "B308")
    place = found["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 3}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "qa[0]"}]
    assert found["message"]["text"].startswith("the question has no answer, ")


def test_no_finding_is_a_run_without_results():
    assert _log()["results"] == []


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("brief.yaml", "brief.yaml"),
        ("some briefs/Überblick #2.yaml", "some%20briefs/%C3%9Cberblick%20%232.yaml"),
        ("/briefs/a b.yaml", "file:///briefs/a%20b.yaml"),
        ("./out/../brief.yaml", "out/../brief.yaml"),
    ],
)
def test_files_are_addressed_from_the_working_folder(source, uri):
    run = _log(Notice("B308", "x", place=Location(source, 3)))
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Location("a.yaml"), None),
        (Location("a.yaml", 3), {"startLine": 3}),
        (Location("a.yaml", 3, column=8), {"startLine": 3, "startColumn": 8}),
    ],
)
def test_a_region_is_a_line_and_a_column_where_they_are_known(place, region):
    (result,) = _log(Notice("B308", "x", "y", "z", place, "note"))["results"]
    assert result["locations"][0]["physicalLocation"].get("region") == region
    assert result["message"]["text"] == "x, expected y; z"
    assert result["level"] == "note"


def test_letters_of_all_alphabets_are_escaped_for_any_terminal():
    assert as_sarif([Notice("B308", "«Київ» 😀", place=Location("a.yaml"))], "1").isascii()


def test_the_same_findings_are_the_same_log():
    notice = Notice("B308", "x", place=Location(str(Path("a.yaml")), 3))
    assert as_sarif([notice], "1") == as_sarif([notice], "1")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b é#%?.yaml", "a%20b%20%C3%A9%23%25%3F.yaml"),
        ("../x.yaml", "../x.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("odd \udcff.yaml", "odd%20%FF.yaml"),
        ("/odd \udcff.yaml", "file:///odd%20%FF.yaml"),
    ],
)
def test_any_name_of_a_file_is_an_address(name: str, uri: str) -> None:
    log = json.loads(as_sarif([Notice("B308", "x", place=Location(name))], "1"))
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri
