"""A plug-in as another package would ship it: the titles of a briefing, one a line."""

from reports.look import Look
from reports.plan import Heading, Plan
from reports.renderers.contract import Rendered


class Titles:
    name = "titles"
    suffix = ".titles"
    media_type = "text/plain; charset=utf-8"

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        lines = [plan.title.title]
        lines += [block.text for block in plan.blocks if isinstance(block, Heading)]
        return Rendered("\n".join(lines).encode())
