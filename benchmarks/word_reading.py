"""How long it takes to read an edited Word brief back: the sample, and one of 60 sections.

Run: python -m benchmarks.word_reading [ROUNDS]. Times are of the processor, warm, as medians.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.measure import race
from reports.look import look_of
from reports.model import Briefing, Paragraph, Section
from reports.pipeline import plan_of
from reports.readers.briefing.read import read_briefing
from reports.renderers.word import WordRenderer
from reports.revision import read_word

SAMPLE = Path(__file__).parent.parent / "templates" / "sample" / "carney-kyiv.yaml"


def sixty_sections(sample: Briefing) -> Briefing:
    """The sample with as many sections as the longest brief that is promised."""
    texts = [block for section in sample.sections for block in section.body]
    words = [block.text for block in texts if isinstance(block, Paragraph)]
    sections = tuple(
        Section(
            heading=f"Section {number}",
            body=tuple(Paragraph(text=f"{number}. {word}") for word in words[:4]),
        )
        for number in range(1, 61)
    )
    return sample.model_copy(update={"sections": sections})


def main(rounds: int) -> None:
    """Print a line for each brief."""
    sample = read_briefing(SAMPLE.read_bytes(), SAMPLE.name)
    edited = sample.model_copy(update={"title": "Another title"})
    print(f"{'brief':<24}{'ms':>8}{'kB':>8}")
    for name, briefing in (("sample", sample), ("60 sections", sixty_sections(edited))):
        data = WordRenderer().render(plan_of(briefing), look_of()).data
        (times,) = race([data] * rounds, lambda each: read_word(each, "brief.docx"), warm=1)
        print(f"{name:<24}{statistics.median(times):>8.1f}{len(data) / 1024:>8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
