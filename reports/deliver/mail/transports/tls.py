"""TLS as mail servers are spoken to: the certificate is checked, and that it is this host's."""

from __future__ import annotations

import ssl
from pathlib import Path

from reports.deliver.files import reason
from reports.deliver.mail.transports.server import MailServer
from reports.errors import MailDeliveryError, safe_line


def make_context(authorities: Path | None = None) -> ssl.SSLContext:
    """Return TLS settings that trust the system's authorities, and those of a file of a house.

    Raises:
        MailDeliveryError: if the file holds no certificates.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authorities is not None:
        try:
            context.load_verify_locations(authorities)
        except OSError as error:  # ssl.SSLError is one
            why = "no certificates in it" if isinstance(error, ssl.SSLError) else reason(error)
            raise MailDeliveryError.at(
                authorities, f"found {why}", "certificates of authorities as PEM"
            ) from error
    return context


def no_proof(server: MailServer, error: ssl.SSLError) -> MailDeliveryError:
    """Return the error that says why a server is not spoken to."""
    if isinstance(error, ssl.SSLCertVerificationError):
        words = safe_line(error.verify_message or str(error), 200).rstrip(".")
        return MailDeliveryError.at(
            server,
            f"the server does not prove that it is {server.host}: {words}",
            remedy="nothing was sent, no password either; compare the name with the one its "
            "keeper gives, or name the house's own authority",
        )
    return MailDeliveryError.at(
        server,
        f"the server does not speak TLS as it should: {safe_line(error.reason or str(error), 200)}",
        remedy="nothing was sent; smtps:// is TLS from the first byte, mostly port 465, and "
        "smtp:// is STARTTLS, mostly port 587",
    )
