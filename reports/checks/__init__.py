"""A linter for briefings: what a careful editor would ask before a brief goes out.

`rule` is what a rule is, `subject` what rules look at, `run` runs them and leaves out what
was silenced; `checking` reads a source for them, `paper` measures its pages. The rules are in
rooms by what they ask: `facts` (does the source say so, do the figures agree), `genre` (is it
a brief), `form` (is it set as one). docs/rules/ has a page for each.
"""

from reports.checks.rule import Finding, Rule, rule
from reports.checks.run import RULES, check_briefing
from reports.checks.subject import (
    MOST_EXCESS,
    MOST_ROW_LINES,
    PageFit,
    ProseText,
    Subject,
)

__all__ = [
    "MOST_EXCESS",
    "MOST_ROW_LINES",
    "RULES",
    "Finding",
    "PageFit",
    "ProseText",
    "Rule",
    "Subject",
    "check_briefing",
    "rule",
]
