"""Mail: the message is made here, apart from any transport."""

from reports.deliver.mail.address import MailAddress, read_address
from reports.deliver.mail.draft import check_replaceable, is_untouched
from reports.deliver.mail.message import Attachment, make_message, safe_name
from reports.deliver.mail.readback import MessageParts, read_message

__all__ = [
    "Attachment",
    "MailAddress",
    "MessageParts",
    "check_replaceable",
    "is_untouched",
    "make_message",
    "read_address",
    "read_message",
    "safe_name",
]
