"""Plan, text and the whole cold command: python benchmarks/pipeline.py

Asked for: text under 0.5 ms a briefing and a plan under 1 ms, warm; a cold build of the
sample in all three formats under 0.8 s of CPU time; --version within twice the time of
`python -c "import click"`. Figures of a busy machine vary; compare ratios.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile

from benchmarks.measure import median_ms
from reports.look import look_of
from reports.pipeline import plan_of
from reports.renderers.registry import get_renderer
from reports.sources import read_source


def cpu_of(*command: str, runs: int = 7) -> float:
    """Return the median user and system time of a command in seconds."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)


def main() -> None:
    briefing = read_source(None).briefing
    titled = [briefing.model_copy(update={"title": f"Title number {n}"}) for n in range(200)]
    plans = [plan_of(one) for one in titled]
    print(f"plan   {median_ms(lambda n: plan_of(titled[n])):7.3f} ms   asked: under 1")
    for name, asked in (("txt", "under 0.5"), ("docx", ""), ("pdf", "")):
        renderer = get_renderer(name)
        took = median_ms(lambda n, r=renderer: r.render(plans[n], look_of()))  # type: ignore[misc]
        print(f"{name:6} {took:7.3f} ms   {asked and 'asked: ' + asked}")
    python = sys.executable
    with tempfile.TemporaryDirectory() as out:
        cold = cpu_of(python, "-m", "reports", "build", "--out", out)
    print(f"cold build of the sample  {cold:.3f} s CPU   asked: under 0.8")
    version, click = (
        cpu_of(python, "-m", "reports", "--version"),
        cpu_of(python, "-c", "import click"),
    )
    ratio = version / click
    print(f"--version {version:.3f} s, import click {click:.3f} s: {ratio:.2f}   asked: at most 2")


if __name__ == "__main__":
    main()
