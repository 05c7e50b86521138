"""Many threads read files back at once, and each sees what one alone does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: In a process of its own, since what goes wrong in PDFium may end it.
AT_ONCE = """
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from reports.desk.seeing.page_pictures import page_picture
from reports.pipeline import load, render
from reports.verification.forms.read import read_forms
from reports.verification.passages.pdf_passages import pdf_passages

sys.setswitchinterval(1e-5)
data = render(load("templates/sample/carney-kyiv.yaml"), "pdf")
works = (
    lambda: page_picture(data, 1, 200), lambda: read_forms("a.pdf", "pdf", data),
    lambda: pdf_passages(data, "a.pdf"), lambda: pdf_passages(data, "b.pdf"),
)
alone = [work() for work in works]

def often(work, seen):
    try:
        return all(work() == seen for _ in range(40))
    except Exception as error:
        return repr(error)

with ThreadPoolExecutor(8) as pool:
    print(json.dumps(list(pool.map(often, works * 2, alone * 2))))
"""


def test_threads_that_read_pdf_files_at_once_see_what_one_alone_does() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == [True] * 8
