"""Every kind of brief in every theme, paper, language and script, judged as PDF 1.7 and as 2.0.

    python -m tests.renderers.pdf.sweep                     takes some minutes
    python -m tests.renderers.pdf.sweep FOLDER...           the articles of other folders
    BRIEFINGS=300 python -m tests.renderers.pdf.sweep       and so many that hypothesis makes

veraPDF judges by PDF/UA-1, PDF/A-3a, PDF/UA-2, PDF/A-4f and both profiles of Well-Tagged PDF,
page-validation by the first two. What the tests judge is a part of this, so that they take
seconds.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, get_args

from hypothesis import HealthCheck, Phase, given, settings

from reports.fonts.system import SystemFonts
from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.pdf import PdfRenderer
from reports.sources import ARTICLE_SUFFIXES, read_source
from reports.theme import PageSize, theme_names
from tests.conftest import ARTICLES
from tests.renderers.pdf.conftest import FLAVOURS, FRENCH, faults
from tests.renderers.pdf.fonts.judged_widths import is_disproved
from tests.renderers.pdf.making import of_length
from tests.renderers.pdf.scripts import SCRIPTS, in_script
from tests.renderers.pdf.test_every_script import FONTS, in_every_script
from tests.renderers.pdf.test_validators import CASES, drafted
from tests.renderers.pdf.verapdf import VeraPdf
from tests.strategies import briefings

NEWER = ("ua2", "4f", "wt1a", "wt1r")
_SYSTEM = SystemFonts((FONTS,))
#: Pages of the longest brief.
_LONGEST = 12


class Subject(NamedTuple):
    """A brief to judge, and how it is to look."""

    name: str
    briefing: Briefing
    theme: str = "house"
    options: Options = Options(system=_SYSTEM)

    def pdf(self, options: Options) -> bytes:
        plan = plan_of(self.briefing, options)
        return PdfRenderer().render(plan, look_of(self.theme, options)).data


def subjects(folders: list[Path]) -> Iterator[Subject]:
    """Yield what is judged."""
    for name, make in CASES.items():
        yield Subject(name, make())
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix in ARTICLE_SUFFIXES:
            yield Subject(f"drafted {path.name}", drafted(path))
    for language in SCRIPTS:
        yield Subject(f"script {language}", in_script(language))
        yield Subject(f"every script in {language}", in_every_script(language))
    yield from _in_all_looks()
    yield from _of_pages()


def _in_all_looks() -> Iterator[Subject]:
    """Yield the sample, a French brief and an Arabic one in each theme, on both papers."""
    french = Briefing.model_validate(FRENCH)
    sample = read_source(None).briefing
    for theme in theme_names():
        for page in get_args(PageSize):
            options = Options(page=page, system=_SYSTEM)
            for name, briefing in (("sample", sample), ("fr", french), ("ar", in_script("ar"))):
                yield Subject(f"{name}, {theme}, {page}", briefing, theme, options)
                labelled = replace(options, labels="fr" if name == "sample" else "en")
                yield Subject(f"{name}, {theme}, {page}, other labels", briefing, theme, labelled)


def _of_pages() -> Iterator[Subject]:
    """Yield the first brief of each number of pages, as paragraphs are added."""
    known = set[int]()
    for paragraphs in range(1, 600, 4):
        briefing = of_length(paragraphs)
        pages = PdfRenderer().render(plan_of(briefing), look_of()).pages or 0
        if pages > _LONGEST:
            break
        if pages not in known:
            known.add(pages)
            yield Subject(f"{pages} pages", briefing)


def found(subject: Subject, vera: VeraPdf) -> Iterator[str]:
    """Yield what the judges have against a brief."""
    older = subject.pdf(subject.options)
    for fault in faults(older):
        yield "page-validation, disproved" if is_disproved(fault, older) else fault
    yield from (f"{name} {one}" for name in FLAVOURS for one in vera.judge(older, name))
    newer = subject.pdf(replace(subject.options, pdf="2.0"))
    yield from (f"{name} {one}" for name in NEWER for one in vera.judge(newer, name))


def made(count: int) -> list[Briefing]:
    """Return briefings that hypothesis makes."""
    out: list[Briefing] = []

    @settings(
        max_examples=count, deadline=None, phases=[Phase.generate], database=None,
        suppress_health_check=list(HealthCheck), derandomize=True,
    )  # fmt: skip
    @given(briefings(("en", "fr", "de", "uk", "ar")))
    def collect(briefing: Briefing) -> None:
        out.append(briefing)

    collect()
    return out[:count]


def main(folders: list[Path]) -> int:
    """Print what was found, and how often; return the exit status."""
    java, javac = shutil.which("java"), shutil.which("javac")
    if not java or not javac:
        sys.exit("sweep: needs java and javac")
    vera = VeraPdf(java, javac, Path(tempfile.mkdtemp()))
    counts = Counter[str]()
    count = int(os.environ.get("BRIEFINGS", "0"))
    more = (Subject(f"made {n}", one) for n, one in enumerate(made(count) if count else ()))
    for subject in (*subjects(folders), *more):
        counts["briefs"] += 1
        for fault in found(subject, vera):
            counts["disproved" if "disproved" in fault else "faults"] += 1
            sys.stdout.write(f"{subject.name}: {fault}\n")
    vera.close()
    sys.stdout.write(f"{dict(counts)}\n")
    return int(counts["faults"] > 0)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or [ARTICLES]))
