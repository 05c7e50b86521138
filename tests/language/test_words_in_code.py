"""Words of a language stand in its lexicon, not in the code that reads it.

A word is one that a lexicon holds, in a string that is no docstring, no message, no name of
a list and no value of a `Literal`. `LEFT` says how many are left; it may only shrink.
"""

import ast
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import reports
from reports.language.lexicon import COMMON, languages, lexicon_of, read_lists
from reports.resources import resource

ROOT = Path(reports.__file__).parent
#: How many words are left in the code of a folder: classes of chunks that read like words (“on”,
#: “and” in a pattern of marks), names of frames and of notices, codes (US, EUR), words of
#: messages, and how plurals end in any language (“ies”).
LEFT = {"drafting": 30, "language": 0, "readers/article": 0}
FOLDERS = tuple(LEFT)
#: Its strings are names of elements and classes, in pages and in Word files.
MARKUP = "markup"
#: Tables of lexicons whose keys are names of lists.
TABLES = ("verbs", "tagger", "modality", "prepositions", "frames")
#: Calls whose strings are said to a person, or name something else than words.
_SAY = re.compile(
    r"Notice|note|at|TypeVar|_?Sign|_line|leave_out|mistake|\w*Error|Location|getattr|hasattr|_lacks"
)
_ASK = re.compile(
    r"words|ordered|table|pattern|regex|forms|word_list|table_of_all|read_lists|once|get|start|end|group|span|_value"
)
_WORD = re.compile(r"(?<![\\(?<])\b[^\W\d_]{2,}(?:[’'][^\W\d_]+)?")
# names of groups, slots and lists, sets of letters, and schemes of addresses (“tel:”) are no words
_NAMED = re.compile(r"\(\?P<(\w+)>")
_SUFFIX = re.compile(r"\.\w+")
_GROUP = re.compile(
    r"<~?[a-z]+\.[a-z_. ]+>|\(\?P[<=]?\w+[>)]|\\[A-Za-z]|\{\w+\}|(?<!\\)\[(?:\\.|[^\]\\])+\]|\b[a-z]+:(?=[|/)])"
)


@cache
def _keys() -> frozenset[str]:
    """Return the names that code uses for its own things: kinds, lists, fields."""
    out: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                out |= {n.value for n in ast.walk(node.slice) if isinstance(n, ast.Constant)}
            if isinstance(node, ast.keyword | ast.arg) and node.arg:
                out.add(node.arg)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                out |= set(_NAMED.findall(node.value))
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                out.add(node.target.id)
    out |= {*languages(), COMMON}
    for tag in (*languages(), COMMON):
        for file in resource(f"assets/lexicon/{tag}").iterdir():
            lists = read_lists(tag, file.name[:-5])
            tables = (lists.get(name, {}) for name in TABLES)
            out |= {file.name.removesuffix(".toml"), *lists}.union(*tables)
    out |= read_lists(COMMON, "currencies")["unit"].keys()
    return frozenset(map(str, out))


@cache
def _words() -> frozenset[str]:
    return frozenset().union(*(lexicon_of(tag).vocabulary() for tag in languages()))


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _is_message(target: ast.AST) -> bool:
    """Return whether a constant is a message by its name."""
    return isinstance(target, ast.Name) and target.id.endswith(("_MESSAGE", "_MESSAGES"))


def _strings(node: ast.AST, skip: set[int]):
    """Yield the strings of a tree that are neither said nor names of lists."""
    if id(node) in skip or (isinstance(node, ast.Assign) and _is_message(node.targets[0])):
        return
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if _SAY.fullmatch(name) or _ASK.fullmatch(name):
            return
    if isinstance(node, ast.Subscript):
        yield from _strings(node.value, skip)
        if getattr(node.value, "id", "") == "Literal" or isinstance(node.slice, ast.Constant):
            return
        node = node.slice
    if isinstance(node, ast.Compare) and all(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
        # what a string is asked for is a letter, such as the class of a word
        asked = [each for each in node.comparators if not isinstance(each, ast.Constant)]
        for part in (node.left, *asked):
            yield from _strings(part, skip)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _strings(child, skip)


def _found(source: str) -> Counter[str]:
    tree = ast.parse(source)
    found: Counter[str] = Counter()
    for text in _strings(tree, _docstrings(tree)):
        if text in _keys() or text.startswith(("reports.", "assets/")) or _SUFFIX.fullmatch(text):
            continue
        for word in _WORD.findall(_GROUP.sub(" ", text)):
            if word.lower() in _words():
                found[word.lower()] += 1
    return found


def _files(folder):
    return sorted(file for file in (ROOT / folder).rglob("*.py") if MARKUP not in file.parts)


@pytest.mark.parametrize("folder", FOLDERS)
def test_words_of_a_language_stand_in_its_lexicon(folder):
    found = {path: _found(path.read_text(encoding="utf-8")) for path in _files(folder)}
    total = sum(words.total() for words in found.values())
    names = {f"{path.name}: {words.total()}" for path, words in found.items() if words}
    assert total <= LEFT[folder], sorted(names)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('X = re.compile(r"(?:former|ancien)\\s(?P<name>\\w+)")', {"former", "ancien"}),
        ('X = {"the", "le"}', {"the", "le"}),
        (
            'def f():\n    """The former president."""\n    return word_list("roles", "former")',
            set(),
        ),
        ('_OPEN_MESSAGE = "who the former president is"\n_OPEN = "the former"', {"the", "former"}),
        ('raise UsageError("the former president is not here")', set()),
        ('def f(x):\n    return x.kind == "paragraph"', set()),
        (
            'def f(x):\n    return x in "ou" and x not in ("ou", "[ou]the|(?:mailto:|tel:)")',
            {"ou", "the"},
        ),
    ],
)
def test_words_are_found_where_they_are_used(source, words):
    assert set(_found(source)) == words


if __name__ == "__main__":
    for name in FOLDERS:
        for file in _files(name):
            if words := _found(file.read_text(encoding="utf-8")):
                said = " ".join(sorted(words))
                sys.stdout.write(f"{file.relative_to(ROOT)}: {words.total()} {said[:150]}\n")
