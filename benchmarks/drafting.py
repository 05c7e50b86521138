"""How long drafting takes: the seed article in other words, and articles of three sizes.

Run it from the checkout: ``python -m benchmarks.drafting``. Times are CPU time, best of
several runs. What was read of a sentence is kept for a while: the same article again takes
half as long. Doubling the words should about double the time: the last column says so.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import best_ms
from benchmarks.vary import varied_article
from reports.drafting import draft
from reports.readers.article.read import read_article

ARTICLES = Path(__file__).parent.parent / "tests" / "articles"
SIZES = (5_000, 10_000, 20_000)


def long_article(words: int) -> str:
    """Return an article of about `words` words: the shipped articles' text, over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    paragraphs = [p for text in texts for p in text.split("\n\n")[4:]]
    out, count = ["A Long Article About Many Things", "Web Editor"], 0
    while count < words:
        paragraph = paragraphs[len(out) % len(paragraphs)]
        out.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(out)


def main() -> None:
    """Print the table."""
    seed = (ARTICLES / "carney-kyiv.txt").read_text(encoding="utf-8")
    cold = best_ms(lambda: draft(read_article(seed)), 1)
    others = (varied_article(seed, n) for n in range(20))
    warm = best_ms(lambda: draft(read_article(next(others))), 20)
    again = best_ms(lambda: draft(read_article(seed)), 20)
    print(f"seed article: first {cold:.1f} ms, in other words {warm:.2f} ms (target 10 ms)")
    print(f"the same article again {again:.2f} ms")
    last = 0.0
    for words in SIZES:
        text = long_article(words)
        taken = best_ms(lambda text=text: draft(read_article(text)), 3)  # type: ignore[misc]
        ratio = f"{taken / last:.2f} times the size before" if last else ""
        print(f"{words:>6,} words: {taken:7.1f} ms  {ratio}")
        last = taken


if __name__ == "__main__":
    main()
