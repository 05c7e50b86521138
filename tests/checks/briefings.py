"""A briefing of a few fields, and what one rule finds in it."""

from reports.checks import Subject, check_briefing
from reports.model import Briefing


def found(code, *, today=None, article=None, markings=(), **fields):
    """Return what the rule `code` finds in a briefing of `fields`."""
    briefing = Briefing.model_validate({"title": "Aid", **fields})
    subject = Subject(briefing, today=today, article=article, markings=markings)
    return [each for each in check_briefing(subject) if each.code == code]


def body(*blocks, **fields):
    """Return the fields of a briefing whose body is `blocks`."""
    return {"sections": [{"body": blocks}], **fields}
