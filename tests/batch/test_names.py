"""Names are safe on every system, each there once, and owe nothing to the order of sources."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.batch.feed.supply import Supplied
from reports.batch.names import Names
from reports.deliver.files import check_stem, folded_name, safe_stem

#: Stems that want to be one on some system, or that no system takes.
HOSTILE = [
    "..", ".", "", "a", "A", "a.", "a ", "é", "e\u0301", "É", "con", "CON.x", "nul", "a/b", "a\\b",
    "/etc/passwd", "C:", "x\ny", "x\x00y", "\u202egnp", "x" * 300, "é" * 300, "-rf", ".briefpack",
    "a-b", "a:b", "ß", "SS", "ﬁ", "fi", "\udc80", "😀" * 80, "   ", "COM¹",
]  # fmt: skip
STEMS = st.sampled_from(HOSTILE) | st.text(max_size=120)
SOURCES = st.lists(
    st.tuples(st.lists(STEMS, min_size=1, max_size=3), st.integers(0, 99)), max_size=40
).map(
    lambda found: [
        Supplied(f"s{number}-{salt}.yaml", tuple(stems))
        for number, (stems, salt) in enumerate(found)
    ]
)


def named(sources: list[Supplied], *, spread: bool = False) -> dict[str, str | None]:
    names = Names(spread=spread)
    names.announce(sources)
    return {source.label: names.give(source) for source in sources}


@given(st.text())
def test_a_safe_stem_names_a_file_everywhere(text: str) -> None:
    stem = safe_stem(text)
    assert check_stem(stem) == stem
    assert len(stem.encode()) <= 101
    assert not stem.startswith(".")
    assert safe_stem(stem) == stem


@pytest.mark.parametrize("stem", HOSTILE)
def test_a_hostile_stem_becomes_a_safe_one(stem: str) -> None:
    assert check_stem(safe_stem(stem))


@pytest.mark.parametrize("stem", ["carney-kyiv", "Note 3 (final)", "Київ", "a.b", "5"])
def test_a_good_stem_stays_as_it_is(stem: str) -> None:
    assert safe_stem(stem) == stem


@given(SOURCES, st.booleans())
def test_no_two_sources_have_one_name_on_any_system(sources: list[Supplied], spread: bool) -> None:
    given_names = [name or "" for name in named(sources, spread=spread).values()]
    assert all(check_stem(part) for name in given_names for part in name.split("/"))
    assert len({folded_name(name) for name in given_names}) == len(sources)


@given(SOURCES, st.integers())
def test_the_order_of_sources_names_none(sources: list[Supplied], seed: int) -> None:
    other = random.Random(seed).sample(sources, len(sources))
    assert named(sources) == named(other)


@given(SOURCES)
def test_a_new_source_renames_only_those_that_want_its_name(sources: list[Supplied]) -> None:
    new = Supplied("new.yaml", ("brief",))
    before, after = named(sources), named([*sources, new])
    wanted = {source.label for source in sources if folded_name(source.wanted[-1]) == "brief"}
    assert {k: v for k, v in before.items() if k not in wanted} == {
        k: v for k, v in after.items() if k not in {*wanted, "new.yaml"}
    }


def test_the_only_one_of_its_name_has_it_as_it_is() -> None:
    sources = [
        Supplied("a/x.yaml", ("x",)),
        Supplied("b/X.yaml", ("X",)),
        Supplied("b/y.yaml", ("y",)),
    ]
    found = named(sources)
    assert found["b/y.yaml"] == "y"
    assert (found["a/x.yaml"] or "").startswith("x-")
    assert (found["b/X.yaml"] or "").startswith("X-")


def test_a_file_given_twice_is_named_once() -> None:
    names = Names()
    twice = [Supplied("a/x.yaml", ("x",)), Supplied("./a/../a/x.yaml", ("x",))]
    assert names.announce(twice) == 1
    assert [names.give(source) for source in twice] == ["x", None]


def test_names_of_a_hundred_thousand_sources_with_one_stem_differ() -> None:
    sources = [Supplied(f"{number}/brief.yaml", ("brief",)) for number in range(100_000)]
    found = set(named(sources).values())
    assert len(found) == 100_000
    assert None not in found


def test_spread_names_lie_in_folders_of_two_digits() -> None:
    sources = [Supplied(f"{number}.yaml", (str(number),)) for number in range(2_000)]
    folders = {(name or "").partition("/")[0] for name in named(sources, spread=True).values()}
    assert len(folders) == 256
    assert named(sources[:1], spread=True) == {"0.yaml": named(sources, spread=True)["0.yaml"]}
