"""A public name, and the name of a module, means one thing in the whole package."""

import ast
from collections import defaultdict
from pathlib import Path

import reports

ROOT = Path(reports.__file__).parent
#: Names of two things; the list may only shrink.
DOUBLED = frozenset(
    [
        "Look",
        "Paragraph",
        "Placed",
        "Question",
        "Quotation",
        "Row",
        "Style",
        "draft",
    ]
)
#: Modules of one name in several rooms. One thing on several floors, such as the chart of the
#: plan, of Word and of PDF, may have one name; so may the reader and the finder of each room.
ROOMS = frozenset(
    [
        "body",
        "chart",
        "document",
        "dollar",
        "draft",
        "find",
        "flow",
        "group",
        "labels",
        "lines",
        "logo",
        "names",
        "numbers",
        "page",
        "parts",
        "phrases",
        "purposes",
        "read",
        "reading",
        "standing",
        "structure",
        "sums",
        "tables",
        "text",
        "totals",
        "words",
    ]
)


def _names():
    found = defaultdict(set)
    for path in sorted(ROOT.rglob("*.py")):
        if (
            "cli" in path.relative_to(ROOT).parts
        ):  # a command is named after the function that it calls
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            public = isinstance(node, ast.ClassDef | ast.FunctionDef)
            if public and not node.name.startswith("_"):
                found[node.name].add(str(path.relative_to(ROOT)))
    return found


def _doubled(found):
    return {name for name, places in found.items() if len(places) > 1}


def test_a_public_name_means_one_thing():
    doubled = _doubled(_names())
    assert not doubled - DOUBLED, {name: _names()[name] for name in doubled - DOUBLED}


def test_a_module_has_a_name_of_its_own():
    found = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        if path.stem != "__init__":
            found[path.stem].add(str(path.relative_to(ROOT)))
    assert not _doubled(found) - ROOMS, {name: found[name] for name in _doubled(found) - ROOMS}


def test_the_lists_hold_nothing_that_is_gone():
    assert _doubled(_names()) >= DOUBLED
