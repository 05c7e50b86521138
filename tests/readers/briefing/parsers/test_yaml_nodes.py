"""libyaml and ruamel.yaml, read through one composer, say the same; where not, ruamel.yaml counts."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from reports.errors import InputError
from reports.look import look_of
from reports.pipeline import plan_of
from reports.readers.briefing.parsers import yaml_nodes, yaml_values
from reports.readers.briefing.parsers.yaml_nodes import (
    NotYamlError,
    compose,
    compose_with_libyaml,
    compose_with_ruamel,
)
from reports.readers.briefing.parsers.yaml_values import parse_yaml
from reports.readers.briefing.read import read_briefing
from reports.renderers.registry import get_renderer
from reports.resources import resource_bytes
from reports.sources import read_source
from reports.yamlfile import dump_yaml

ROOT = Path(__file__).parents[4]
PARTS = """a|b|1|~|null|yes|on|012|1:30|2025-08-24|1e3|é|“q”|😀|: |:|:\n|- |-|-\n|? |, |,|[|]|{|}|[a, b]|{a: b}|"|'|"q"
|'s'|"a\\nb"|"\\u00e9"|"\\\n| #c|#|# c\n|&a |&a|*a|*a |! |!|!!str |!t |!!null |>-\n|>+\n|>|---|--- |...|---\n|\n|\n\n
|\n  |\n    | |  |%|@|\\|<<|=|http://x|a:b|a#b|\n- |\nk: |\n  - |\n  k: |::|"k":|[a]:|- - |""|''|\n&a: |&a?|\t|\x85|\u2028|\ufeff|\x07"""
TEXTS = st.lists(
    st.sampled_from([*(part.strip("\r") for part in PARTS.split("|")), "|\n", "|2\n", "|-", "|"]),
    min_size=1, max_size=14,
).map("".join)  # fmt: skip


def said(text: str, composer: Any) -> object:
    """What is made of a text: values, lines and mistakes, or the message."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_values, "compose", composer)
        try:
            found = parse_yaml(text, "b.yaml")
        except InputError as error:
            return str(error)
    return found.value, found.lines, [str(mistake) for mistake in found.mistakes]


def fast_only(patch: pytest.MonkeyPatch) -> None:
    def never(text: str) -> None:
        raise AssertionError(f"read in Python: {text[:80]!r}")

    patch.setattr(yaml_nodes, "compose_with_ruamel", never)


@given(st.one_of(TEXTS, TEXTS.map(lambda text: f"k: {text}\nz: w\n")))
@settings(max_examples=600)
@example("k: |# c\n#\nz: w\n")
@example("k: >-\n    \n      a\n     b\nz: w\n")
@example("&a: &a ~\n    b")
@example("k: &a?b\nz: *a\n")
@example("k: ! \nz: ! |\n")
@example("---")
def test_both_parsers_give_the_same_values_lines_and_messages(text: str) -> None:
    assert said(text, compose) == said(text, compose_with_ruamel)


@given(TEXTS)
@settings(max_examples=300)
def test_what_libyaml_reads_is_what_ruamel_composes(text: str) -> None:
    try:
        assume(compose_with_libyaml(text) is not None)
        values, _, mistakes = said(text, compose)  # type: ignore[misc]
    except (NotYamlError, ValueError, yaml_nodes.yaml.YAMLError):
        assume(False)
    assume(not mistakes)
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False
    assert values == plain(yaml.compose(text))


def plain(node: Node) -> Any:
    """The values of a tree that ruamel.yaml itself composed, scalars as text."""
    if isinstance(node, ScalarNode):
        return None if str(node.tag).endswith(":null") else node.value
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value]


@pytest.mark.parametrize(
    "path", sorted(str(p.relative_to(ROOT)) for p in (ROOT / "templates").rglob("*.yaml"))
)
def test_shipped_files_are_read_fast_and_alike(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = resource_bytes(path).decode()
    surely = said(text, compose_with_ruamel)
    fast_only(monkeypatch)
    assert said(text, compose) == surely


def test_drafts_are_read_fast_and_alike(
    articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = [read_source(article) for article in articles]
    texts = [dump_yaml(source.briefing, source.notices) for source in loaded]
    surely = [said(text, compose_with_ruamel) for text in texts]
    fast_only(monkeypatch)
    assert [said(text, compose) for text in texts] == surely


def test_values_are_those_of_yaml_1_2_and_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    fast_only(monkeypatch)
    text = "a: yes\nb: on\nc: 012\nd: 1:30\ne: 2025-08-24\nf: 1_0\ng: ~\nh: 'null'\ni: null\nj:\n"
    assert parse_yaml(text, "b.yaml").value == {
        "a": "yes", "b": "on", "c": "012", "d": "1:30", "e": "2025-08-24", "f": "1_0",
        "g": None, "h": "null", "i": None, "j": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a: "b\tc"\n', {"a": "b\tc"}),
        ("a: b\u2028c\n", {"a": "b\u2028c"}),
        ("a: b\x85c\n", {"a": "b c"}),
        ("a: b\ufeffc\n", {"a": "b\ufeffc"}),
        ("%YAML 1.1\n---\na: yes\n", {"a": "yes"}),
        ("a: &c. b\n", {"a": "b"}),
        ("a: ! null\n", {"a": None}),
    ],
)
def test_what_the_two_read_otherwise_ruamel_reads(text: str, value: object) -> None:
    assert parse_yaml(text, "b.yaml").value == value


def test_without_libyaml_all_is_read(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "_FAST", None)
    text = resource_bytes("templates/sample/carney-kyiv.yaml")
    assert read_briefing(text, "b.yaml") == sample


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "? " * 100_000, "a: &a " + "[" * 200 + "1" + "]" * 200]
)
@pytest.mark.parametrize("composer", [compose, compose_with_ruamel])
def test_depth_ends_before_the_stack_does(text: str, composer: Any) -> None:
    assert "found nesting past all use" in str(said(text, composer))


def test_ten_thousand_rows_of_aid_are_read_and_built(monkeypatch: pytest.MonkeyPatch) -> None:
    fast_only(monkeypatch)
    text = "title: T\ndate: 2025-08-24\naid:\n" + "".join(
        f"- donor: Canada\n  recipient: Ukraine\n  purpose: programme {i}\n  kind: military\n"
        f"  amount: {{value: {i}, currency: CAD}}\n  status: announced\n"
        f"  evidence: Canada announced programme {i}, which it had promised a year before.\n"
        for i in range(10_000)
    )
    briefing = read_briefing(text.encode(), "b.yaml")
    made = get_renderer("txt").render(plan_of(briefing), look_of()).data.decode()

    assert [row.purpose for row in briefing.aid] == [f"programme {i}" for i in range(10_000)]
    # each has its row, and the eleven largest their bar
    assert made.casefold().count("programme") == 10_000 + 11
