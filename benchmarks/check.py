"""How long checking takes: the sample warm, rule by rule, and briefings of three sizes.

Run it from the checkout: ``python -m benchmarks.check``. Times are CPU time, best of several
runs; long briefings run once, so that nothing of them is known. Ten times the rows
should take about ten times as long: the last column says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import best_ms
from reports.checks import RULES, Rule, Subject
from reports.checks.checking import check
from reports.checks.paper import page_fit
from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import load

SAMPLE = Path(__file__).parent.parent / "templates" / "sample" / "carney-kyiv.yaml"
SIZES = (100, 1_000, 10_000)
#: Rules that take less of the sample, in milliseconds, are not shown.
LITTLE = 0.1
_PLACES = ("Aldan", "Borki", "Cerna", "Dolny", "Eska", "Falun", "Gorka", "Hradec", "Iskra", "Jesen")


def named(number: int) -> str:
    """Return a name of two words that is nobody else's."""
    digits = [int(digit) for digit in str(number)]
    return f"{_PLACES[digits[0]]} {''.join(_PLACES[digit][:3] for digit in digits).capitalize()}"


def long_briefing(rows: int) -> Briefing:
    """Return a briefing of as many rows, a fourth each of persons, aid, quotes and paragraphs."""
    count = range(rows // 4)
    money = {"value": 5_000_000, "currency": "CAD"}
    return Briefing(
        title="A long list",
        language="en",
        people=[{"name": named(n), "role": "minister"} for n in count],
        aid=[
            {"donor": f"Town of {named(n)}", "recipient": "Ukraine", "purpose": f"school {n}",
             "amount": money, "evidence": f"Town of {named(n)} gives 5 million dollars."}
            for n in count
        ],
        quotes=[{"text": f"We meet on day {n}.", "speaker": named(n)} for n in count],
        sections=[
            {"heading": f"Part {n}", "body": [
                f"On Monday {named(n)} said that 1,{n % 1000:03} people came to {named(n + 7)}.",
            ]}
            for n in count
        ],
    )  # fmt: skip


def main() -> None:
    """Print the tables."""
    first = best_ms(lambda: check(SAMPLE), 1)
    warm = best_ms(lambda: check(SAMPLE), 20)
    print(f"sample: first {first:.0f} ms, warm {warm:.1f} ms (target 20 ms)")
    briefing, look = load(SAMPLE), look_of()
    page = page_fit(briefing, look)
    print(f"  pages  {best_ms(lambda: page_fit(briefing, look), 20):5.1f} ms")
    subject = Subject(briefing, given=frozenset({"title"}), page=page)
    total = best_ms(lambda: [list(each.find(subject)) for each in RULES], 20)
    print(f"  rules  {total:5.1f} ms (target 10 ms)")

    def found(each: Rule) -> Callable[[], object]:
        return lambda: list(each.find(subject))

    for each in RULES:
        if (taken := best_ms(found(each), 20)) > LITTLE:
            print(f"    {each.code} {taken:5.2f} ms  {each.name}")
    last = 0.0
    for rows in SIZES:
        long = long_briefing(rows)
        taken = best_ms(lambda long=long: check(long), 1)  # type: ignore[misc]
        ratio = f"{taken / last:.1f} times the size before" if last else ""
        print(f"{rows:>6,} rows: {taken:8.0f} ms  {ratio}")
        last = taken


if __name__ == "__main__":
    main()
