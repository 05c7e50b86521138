"""Debian's postfix and dovecot on this machine, with settings and folders of their own.

Postfix takes mail over STARTTLS from who logs in (dovecot checks the password) and puts it
into Maildirs that dovecot serves over IMAP. Both run from a temporary folder and leave the
system's own configuration alone.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reports.deliver.mail.transports.server import MailServer
from tests.deliver.transports.servers import PASSWORD, Authority

USERS = ("ann", "ben", "desk")

MAIN_CF = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
message_size_limit = 2000000
myhostname = mail.example.org
mydestination =
local_transport = error:nobody lives here
alias_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ {mailboxes} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_transport = virtual
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {folder}/cert.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/dovecot/auth-client
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
"""

MASTER_CF = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""

DOVECOT_CONF = """
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot-state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%n
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = username_format=%n {folder}/passwd
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
namespace inbox {{
  inbox = yes
  separator = .
  mailbox "Entwürfe & Notizen" {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Desk.Later {{
    auto = create
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service auth {{
  unix_listener auth-client {{
    mode = 0666
  }}
}}
"""


@dataclass(frozen=True)
class MailHost:
    """The two servers: where mail is sent to, and where it is read."""

    folder: Path
    smtp: MailServer
    imap: MailServer

    def log(self) -> str:
        logs = [self.folder / name for name in ("postfix.log", "dovecot.log")]
        return "\n".join(log.read_text(errors="replace") for log in logs if log.exists())


@contextmanager
def a_mail_host(authority: Authority, need_tool: Callable[[str], str]) -> Iterator[MailHost]:
    """Run both servers; they are root's, who alone may run them."""
    postfix, dovecot = need_tool("postfix"), need_tool("dovecot")
    daemons = subprocess.run(
        [need_tool("postconf"), "-dh", "daemon_directory"], capture_output=True, text=True, check=True
    ).stdout.strip()  # fmt: skip
    folder = Path(tempfile.mkdtemp(prefix="briefpack-mail-"))
    ports = _free_ports(2)
    try:
        _prepare(folder, authority, ports, daemons)
        etc = str(folder / "etc")
        conf = str(folder / "dovecot.conf")
        subprocess.run([dovecot, "-c", conf], check=True, timeout=60)
        subprocess.run([postfix, "-c", etc, "start"], check=True, timeout=60, capture_output=True)
        try:
            for port in ports:
                _wait_for(port, folder)
            yield MailHost(
                folder,
                MailServer("smtp", "localhost", ports[0], "desk"),
                MailServer("imaps", "localhost", ports[1], "desk"),
            )
        finally:
            subprocess.run(
                [postfix, "-c", etc, "stop"], check=False, timeout=60, capture_output=True
            )
            subprocess.run(
                [dovecot, "-c", conf, "stop"], check=False, timeout=60, capture_output=True
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path, authority: Authority, ports: list[int], daemons: str) -> None:
    import pwd  # which Windows does not have

    nobody, owner = pwd.getpwnam("nobody"), pwd.getpwnam("postfix")
    folder.chmod(0o755)
    for name in ("etc", "queue", "data", "dovecot", "dovecot-state", "mail"):
        (folder / name).mkdir()
    os.chown(folder / "data", owner.pw_uid, owner.pw_gid)
    os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)
    cert = authority.ca.issue_cert("localhost")
    cert.private_key_pem.write_to_path(str(folder / "key.pem"))
    (folder / "cert.pem").write_bytes(b"".join(c.bytes() for c in cert.cert_chain_pems))
    (folder / "key.pem").chmod(0o600)
    (folder / "passwd").write_text(
        "".join(f"{user}:{{PLAIN}}{PASSWORD}\n" for user in USERS), encoding="utf-8"
    )
    mailboxes = ", ".join(f"{{ {user}@example.org = {user}/ }}" for user in USERS)
    values = {"folder": folder, "daemons": daemons, "mailboxes": mailboxes,
              "uid": nobody.pw_uid, "gid": nobody.pw_gid}  # fmt: skip
    (folder / "etc" / "main.cf").write_text(MAIN_CF.format(**values), encoding="utf-8")
    (folder / "etc" / "master.cf").write_text(MASTER_CF.format(port=ports[0]), encoding="utf-8")
    (folder / "dovecot.conf").write_text(
        DOVECOT_CONF.format(port=ports[1], **values), encoding="utf-8"
    )


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _wait_for(port: int, folder: Path) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("\n".join(p.read_text(errors="replace") for p in folder.glob("*.log")))
