r"""The contract between a plan and an output format.

A renderer is any object with three attributes and one method; nothing is
inherited. This is a whole one:

>>> class Titles:
...     name = "titles"
...     suffix = ".txt"
...     media_type = "text/plain; charset=utf-8"
...
...     def render(self, plan, look, /):
...         lines = [plan.title.title]
...         lines += [b.text for b in plan.blocks if isinstance(b, Heading)]
...         return Rendered("\n".join(lines).encode())
>>> isinstance(Titles(), Renderer)
True

Offer it under the entry-point group ``reports.renderers`` of your package and
``briefpack build --to titles`` finds it::

    [project.entry-points."reports.renderers"]
    titles = "my_package:Titles"
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from reports.look import Look
from reports.notices import Notice
from reports.plan import Heading, Plan
from reports.slotted import frozen

__all__ = ["Heading", "Look", "Rendered", "Renderer"]


@frozen
class Rendered:
    """The bytes of one file, and what a person should know about them.

    `carries` says that the file holds the plan's `embedded` briefing as data; `pages` is
    how many there are, None for what has none until it is printed. `seal_place` is where the
    look's seal goes: the first byte, and the one behind it, of what the seal does not cover.
    """

    data: bytes
    notices: tuple[Notice, ...] = ()
    carries: bool = False
    pages: int | None = None
    seal_place: tuple[int, int] | None = None


@runtime_checkable
class Renderer(Protocol):
    """Turns a plan into the bytes of one file.

    A renderer reads nothing but the plan, the look and the templates, writes no file,
    and keeps nothing between calls but caches, so one instance may serve a batch. The
    same plan and look give the same bytes.
    """

    @property
    def name(self) -> str:
        """What people type after ``--to``."""
        ...

    @property
    def suffix(self) -> str:
        """End of the file's name, with its dot: ``.pdf``."""
        ...

    @property
    def media_type(self) -> str:
        """Media type (RFC 6838), for the e-mail attachment."""
        ...

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return the file."""
        ...
