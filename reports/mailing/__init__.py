"""A briefing goes out by mail: its message, what may keep it back, and who has it."""

from reports.mailing.draft import Mail, email

__all__ = ["Mail", "email"]
