"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reports.checks.run import RULES
from reports.notices import Notice

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(notices: Iterable[Notice], version: str) -> str:
    """Return findings as a SARIF log of one run; `version` is that of briefpack."""
    rules = [
        {
            "id": each.code,
            "shortDescription": {"text": each.name},
            "defaultConfiguration": {"level": each.severity},
        }
        for each in RULES
    ]
    driver = {"name": "briefpack", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_result, notices)),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2)


def _result(notice: Notice) -> dict[str, Any]:
    place = notice.place
    said = f"{notice.found}, expected {notice.expected}" if notice.expected else notice.found
    said = f"{said}; {notice.remedy}" if notice.remedy else said
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        where["region"] = {"startLine": place.line, **column}
    location: dict[str, Any] = {"physicalLocation": where}
    if place.part:
        location["logicalLocations"] = [{"fullyQualifiedName": place.part}]
    return {
        "ruleId": notice.code,
        "level": notice.severity,
        "message": {"text": said},
        "locations": [location],
    }


def _uri(source: str) -> str:
    """Return the address of a file: from the working folder, where it was named so."""
    path = Path(source)
    # a name may have bytes that are no letters: addresses are of bytes
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
