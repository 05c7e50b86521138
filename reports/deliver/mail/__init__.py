"""Mail: the message is made here, apart from any transport."""

from reports.deliver.mail.message import (
    Attachment,
    make_message,
    message_bytes,
    read_address,
    safe_name,
)

__all__ = ["Attachment", "make_message", "message_bytes", "read_address", "safe_name"]
