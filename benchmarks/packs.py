"""What a warm process does: packs from YAML, a text, reading, drafting, checking.

Every document has other words. The peers are the least that anybody could do: PyYAML by its
C parser, which tells neither lines nor mistakes, and a Jinja2 template that wraps nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
import yaml

from benchmarks.measure import Row, race
from benchmarks.typst_peer import content_of
from benchmarks.vary import varied, varied_article
from reports.checks.checking import check
from reports.drafting import draft
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of, produce
from reports.readers.article.read import read_article
from reports.readers.briefing.read import read_briefing
from reports.renderers.text import TextRenderer
from reports.sources import read_source
from reports.yamlfile import dump_yaml

ROOT = Path(__file__).resolve().parent.parent
_TEMPLATE = """{{ title }}
{{ date }} · {{ byline }}

{{ summary }}
{% for table in tables %}
{{ table.heading }}
{% for row in table.rows %}{{ row | join("  ") }}
{% endfor %}{% endfor %}{% for section in sections %}
{{ section.heading }}
{% for text in section.body %}{{ text }}
{% endfor %}{% endfor %}{% for each in questions %}
{{ each.question }}
{% for text in each.answer %}{{ text }}
{% endfor %}{% endfor %}{{ closing }}
"""


def briefings(count: int) -> list[Briefing]:
    """Return `count` briefings of the sample's shape, each with other words."""
    sample = read_source(None).briefing
    return [varied(sample, seed) for seed in range(count)]


def pack_rows(count: int) -> Iterator[Row]:
    """Yield what a pack of three files takes, from a file in YAML to files."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        paths = []
        # no two packs have the same words: what was measured for the one helps not the other
        for number, briefing in enumerate(briefings(2 * count)):
            paths.append(folder / f"{number}.yaml")
            paths[-1].write_text(dump_yaml(briefing), encoding="utf-8")
        quick = Options(verify=False)
        without, with_verify = race(
            zip(paths[::2], paths[1::2], strict=True),
            lambda pair: produce(pair[0], out=folder / "a", options=quick),
            lambda pair: produce(pair[1], out=folder / "b"),
        )
        yield Row("a pack from YAML, not verified", without, asked=16)
        yield Row("a pack from YAML, verified", with_verify, asked=32)
        yield Row("verified / not verified", with_verify, "not verified", without, asked=2)


def reading_rows(count: int) -> Iterator[Row]:
    """Yield reading beside the bare parser."""
    texts = [dump_yaml(each).encode() for each in briefings(count)]
    ours, theirs = race(
        texts,
        lambda data: read_briefing(data, "x.yaml"),
        lambda data: yaml.load(data, yaml.CSafeLoader),
    )
    yield Row("reading YAML, checked, with lines", ours, "PyYAML in C, values alone", theirs)


def text_rows(count: int) -> Iterator[Row]:
    """Yield the text, plan included, beside a template that is filled and not laid out."""
    template = jinja2.Environment().from_string(_TEMPLATE)
    renderer, look = TextRenderer(), look_of()
    given = [(each, content_of(plan_of(each))) for each in briefings(count)]
    ours, theirs = race(
        given,
        lambda pair: renderer.render(plan_of(pair[0]), look),
        lambda pair: template.render(pair[1]),
    )
    yield Row("text, plan included", ours, "Jinja2, nothing wrapped", theirs)


def drafting_rows(count: int) -> Iterator[Row]:
    """Yield drafting the seed article, each time with other words, and checking a briefing."""
    article = (ROOT / "tests" / "articles" / "carney-kyiv.txt").read_text(encoding="utf-8")
    articles: Sequence[str] = [varied_article(article, seed) for seed in range(count)]
    (drafting,) = race(articles, lambda text: draft(read_article(text)))
    yield Row("drafting an article of 650 words", drafting, asked=10)
    (checking,) = race(briefings(count), check)
    yield Row("check, its pages included", checking, asked=20)
