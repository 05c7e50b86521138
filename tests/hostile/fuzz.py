"""``python -m tests.hostile.fuzz --seconds 300 --seed 1``: mutated inputs, drawn by a seed.

Good inputs of every kind that is read are changed by a few bytes, cut, doubled and mixed;
each is run as the kinds of the corpus are. What is found is printed with its number, and
``--only N`` of the same seed makes it again and keeps its file.
"""

from __future__ import annotations

import argparse
import functools
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.corpus import looks, pdf, word
from tests.hostile.corpus.kinds import BUILD, Kind
from tests.hostile.forks import GOOD, run_kinds

ROOT = Path(__file__).parents[2]

#: Pieces that formats give a meaning to.
_PIECES = [
    b"\0", b"\xff", b"\x80", b"\n", b"\r\n", b"\t", b"'", b'"', b"[", b"]", b"{", b"}", b"<", b">", b"&", b"*", b"|", b"%", b":", b"- ", b"#",
    b"99999999999999999999", b"-1", b"0", b"1e999", b"null", b"\xef\xbb\xbf", b"\xed\xa0\x80", "“".encode(), "é".encode(), b"<!DOCTYPE a>", b"<![CDATA[", b"/*", b"\\u0000", b"\\",
]  # fmt: skip


def _sample(name: str) -> bytes:
    return (ROOT / name).read_bytes()


@functools.cache
def _briefing(suffix: str) -> bytes:
    from reports.sources import read_source

    text = read_source(None).briefing.model_dump_json(exclude_none=True)
    if suffix == ".json":
        return text.encode()
    return (
        b'title = \'T\'\ndate = 2026-01-15\nsummary = """Some **words**."""\n[source]\ntitle = \'S\'\n'
        b"url = 'https://example.org'\n[[people]]\nname = 'A'\nrole = 'B'\n[[aid]]\ndonor = 'A'\n"
        b"[aid.amount]\nvalue = 1_000\ncurrency = 'CAD'\n[[sections]]\nheading = 'H'\nbody = ['x', "
        b"{bullets = ['a', 'b']}]\n"
    )


_PAGE = (
    b"<!doctype html><html><head><title>A title</title><meta name='author' content='Ann Lee'>"
    b"<meta property='article:published_time' content='2025-05-02'></head><body><article>"
    b"<h1>A title</h1><p>Ottawa announced over $1 billion in <b>military</b> aid to Ukraine.</p>"
    b"<ul><li>one</li><li>two</li></ul><table><tr><td>Cases</td><td>809</td></tr></table>"
    b"<p>More words stand here, and <a href='https://example.org'>a link</a>.</p></article></body>"
)
_LOGO = (
    b'<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<g transform="translate(1 1) scale(.5)" fill="#f00"><path d="M0 0C1 1 2 2 3 3a1 1 0 0 1 2 2z"/>'
    b'<circle cx="5" cy="5" r="2"/></g><rect width="4" height="4" rx="1" stroke="red"/></svg>'
)

#: What is changed, and what is run on it.
_SEEDS: dict[str, tuple[str, Callable[[], bytes], tuple[str, ...]]] = {
    "yaml": ("f.yaml", lambda: _sample("templates/sample/carney-kyiv.yaml"), BUILD),
    "json": ("f.json", lambda: _briefing(".json"), BUILD),
    "toml": ("f.toml", lambda: _briefing(".toml"), BUILD),
    "text": ("f.txt", lambda: _sample("tests/articles/carney-kyiv.txt"), BUILD),
    "html": ("f.html", lambda: _PAGE, BUILD),
    "docx": ("f.docx", word.article, BUILD),
    "brief": ("f.docx", word.brief, ("read",)),
    "pdf": ("f.pdf", pdf.brief, ("read",)),
    "svg": ("logo.svg", lambda: _LOGO, looks.THEMED),
    "png": ("logo.png", lambda: looks.GOOD_PNG, looks.THEMED),
    "ttf": ("f.ttf", lambda: _sample("assets/fonts/SourceSans3-Regular.ttf"), looks.THEMED),
    "theme": ("t.toml", looks.theme, looks.THEMED),
    "template": ("w.docx", lambda: _sample("templates/word/briefing.docx"), looks.THEMED),
}


def mutated(number: int, seed: int) -> Kind:
    """Return the case `number` of a run: the same for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    what = list(_SEEDS)[number % len(_SEEDS)]
    name, make, argv = _SEEDS[what]
    zipped = name.endswith(".docx")

    def files() -> dict[str, bytes]:
        data = make()
        if zipped and chance.random() < 0.85:
            parts = word.parts_of(data)
            for part in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 3))):
                parts[part] = _mutate(parts[part], chance)
            return looks.beside(name, word.packed(parts))
        return looks.beside(name, _mutate(data, chance))

    words = argv if argv is looks.THEMED else (*argv, name)
    return Kind(f"fuzz {what}", str(number), words, files)


def _mutate(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 8, 30])):
        place = chance.randrange(len(out) + 1)
        if chance.random() < 0.3:  # formats keep what matters at their start
            place = min(place, chance.randrange(1_500))
        end = min(len(out), place + chance.choice([1, 1, 2, 4, 16, 200]))
        match chance.randrange(7):
            case 0:
                out[place:end] = bytes(chance.randrange(256) for _ in range(end - place))
            case 1:
                del out[place:end]
            case 2:
                out[place:place] = chance.choice(_PIECES)
            case 3:
                out[place:end] = chance.choice(_PIECES)
            case 4:
                out[place:place] = out[place:end] * chance.choice([1, 3, 50])
            case 5 if place < len(out):
                out[place] ^= 1 << chance.randrange(8)
            case 6:
                other = chance.randrange(len(out) + 1)
                out[place:place] = out[other : other + chance.choice([4, 40, 400])]
    return bytes(out[: chance.randrange(len(out) + 1)] if chance.random() < 0.04 else out)


def _numbers(first: int, end: float) -> Iterator[int]:
    number = first
    while time.monotonic() < end:
        yield number
        number += 1


def main() -> int:
    """Run for a while and print what was not answered as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.fuzz")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, metavar="N")
    wanted = parser.parse_args()
    if wanted.only is None:
        kinds: Iterator[Kind] = (
            mutated(n, wanted.seed) for n in _numbers(0, time.monotonic() + wanted.seconds)
        )
    else:
        kinds = iter([mutated(wanted.only, wanted.seed)])
        for name, content in mutated(wanted.only, wanted.seed).make().items():
            Path(f"fuzz-{wanted.only}-{Path(name).name}").write_bytes(content)
    counts: Counter[str] = Counter()
    for outcome in run_kinds(kinds, wanted.jobs):
        counts[outcome.verdict] += 1
        if outcome.verdict not in GOOD or wanted.only is not None:
            sys.stdout.write(f"{outcome.verdict}: {outcome.kind.title}: {outcome.stderr[-500:]}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{counts.total()} inputs: {dict(counts)}\n")
    return int(any(verdict not in GOOD for verdict in counts))


if __name__ == "__main__":
    sys.exit(main())
