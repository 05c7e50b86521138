"""The JSON Schema of a briefing file, for editors that complete and check as one types.

It allows what files may say beside the model: sums, numbers and days as people write them, and
paragraphs that are just their text.
"""

from __future__ import annotations

import json
from typing import Any

from reports.model import Briefing

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SUM = {
    "type": "string",
    "description": "A sum as people write it.",
    "examples": ["over CAD 1.5 billion (about USD 1.1 billion)", "1.5bn EUR", "EUR 200,000"],
}
_TEXT = {"type": "string", "description": "A paragraph of running text."}
_ID = "Stable name of this part; derived from its content when absent."
#: Formats that values have in the model, and what a file may say instead.
_FREE = {
    "date": ["2025-08-24", "24 August 2025"],
    "date-time": ["2025-08-24T06:00:00+02:00", "24 August 2025, 06:00 UTC+02:00"],
}


def schema_text() -> str:
    """Return the schema as JSON with a line end, the same on every machine."""
    return json.dumps(briefing_schema(), indent=2, ensure_ascii=False) + "\n"


def briefing_schema() -> dict[str, Any]:
    """Return the schema of a briefing file."""
    schema = Briefing.model_json_schema()
    _loosen(schema)
    parts = schema.pop("$defs")
    body = parts["Section"]["properties"]["body"]["items"]
    body["anyOf"] = [_TEXT, *body.pop("oneOf")]
    lines = schema["properties"]["key_messages"]
    lines["items"] = {"anyOf": [_TEXT, lines["items"]]}
    for field in (parts["Figure"], parts["Aid"]):
        for name in ("amount", "equivalent"):
            if name in field["properties"]:
                field["properties"][name]["anyOf"].insert(0, _SUM)
    properties = {
        "$schema": {"type": "string", "description": "The schema that an editor checks this by."},
        **schema.pop("properties"),
    }
    return {"$schema": _DIALECT, **schema, "properties": properties, "$defs": parts}


def _loosen(schema: Any) -> None:
    """Put examples in the place of formats, and a description on every id."""
    if isinstance(schema, list):
        for item in schema:
            _loosen(item)
    elif isinstance(schema, dict):
        if (form := schema.get("format")) in _FREE:
            del schema["format"]
            schema["examples"] = _FREE[form]
        if isinstance(part_id := schema.get("id"), dict):
            part_id.setdefault("description", _ID)
        for value in schema.values():
            _loosen(value)
