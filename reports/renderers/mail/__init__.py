"""The plan as the two bodies of a mail message, laid out by templates in templates/mail."""

from reports.renderers.mail.page import mail_html
from reports.renderers.mail.text import mail_text

__all__ = ["mail_html", "mail_text"]
