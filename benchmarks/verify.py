"""Reading back beside rendering, by format and length: python -m benchmarks.verify

Each document has other words, and each of its sections; a format is rendered, then read back
and compared, in turn.
Asked for: reading back takes no longer than rendering, and grows with the length.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.measure import Row
from benchmarks.vary import varied
from reports.look import look_of
from reports.model import Briefing, Paragraph, Section
from reports.pipeline import plan_of
from reports.renderers.registry import get_renderer
from reports.sources import read_source
from reports.verification.report import Written, verify_files

_FORMATS = ("pdf", "docx", "txt", "html")
# in English, of one, two and sixteen pages
_LENGTHS = (1, 5, 48)
#: Documents that are not counted: the first of a process.
_WARM = 3


def lengthened(briefing: Briefing, times: int) -> Briefing:
    """Return a briefing whose sections stand `times` times."""
    body = [block for section in briefing.sections for block in section.body]
    texts = tuple(block for block in body if isinstance(block, Paragraph))
    sections = tuple(Section(heading=f"Part {n}", body=texts) for n in range(times))
    return briefing.model_copy(update={"sections": sections})


def costs(name: str, briefings: list[Briefing]) -> tuple[list[float], list[float]]:
    """Return CPU times in milliseconds: rendering with its plan, and reading back."""
    look, renderer = look_of(), get_renderer(name)
    rendering, reading = [], []
    for briefing in briefings:
        start = time.process_time_ns()
        plan = plan_of(briefing)
        data = renderer.render(plan, look).data
        middle = time.process_time_ns()
        report = verify_files(briefing, plan, [Written(name, name, data)])
        rendering.append((middle - start) / 1e6)
        reading.append((time.process_time_ns() - middle) / 1e6)
        if not report.agrees:
            raise SystemExit(f"{name}: {report.notices[0]}")
    return rendering[_WARM:], reading[_WARM:]


def verify_rows(count: int) -> Iterator[Row]:
    """Yield reading back beside rendering, of short and of long documents."""
    sample = read_source(None).briefing
    for times, length in ((_LENGTHS[0], "short"), (_LENGTHS[-1], "long")):
        briefings = [varied(lengthened(sample, times), seed) for seed in range(count)]
        for name in _FORMATS:
            rendering, reading = costs(name, briefings)
            yield Row(f"reading back {name}, {length}", reading, "rendering it", rendering, 1)


def main() -> None:
    """Print the medians and their ratio, by format and length."""
    sample = read_source(None).briefing
    for times in _LENGTHS:
        briefings = [varied(lengthened(sample, times), seed) for seed in range(23)]
        for name in _FORMATS:
            render, read = map(statistics.median, costs(name, briefings))
            ratio = read / render
            print(
                f"{name:4} x{times:<3} render {render:7.2f}  read back {read:7.2f} ms  {ratio:.2f}"
            )


if __name__ == "__main__":
    main()
