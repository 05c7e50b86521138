"""Render every format in four threads on cold caches; prints a digest of each output.

Run by test_threads.py in a process of its own: caches are cold once in a process. The
argument says how many threads render; 1 is the sequential run to compare with.
"""

from __future__ import annotations

import hashlib
import json
import sys
import threading

from reports.pipeline import FORMATS, load, render
from reports.theme import theme_names


def main() -> None:
    count = int(sys.argv[1])
    sys.setswitchinterval(1e-6)  # threads change places as often as can be
    barrier = threading.Barrier(count)
    found: list[list[str]] = [[] for _ in range(count)]

    def run(number: int) -> None:
        barrier.wait()
        briefings = [load(path).model_copy(update={"title": "Title"}) for path in sys.argv[2:]]
        for theme in theme_names():
            for briefing in briefings:
                for name in FORMATS:
                    data = render(briefing, name, theme=theme)
                    found[number].append(f"{theme} {name} {hashlib.sha256(data).hexdigest()}")

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
