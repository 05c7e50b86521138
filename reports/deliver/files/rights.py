"""A new file takes the mode, owner, group and access list of the one it replaces."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_ACCESS_LIST = "system.posix_acl_access"  # as Linux names it (acl(5))


def keep_rights(descriptor: int, old: Path, found: os.stat_result) -> None:
    """Give an open new file the rights of the file `old`, of which `found` is known.

    Where the owner or the group cannot be kept, nobody may read or write the new file
    who could not read or write the old one.
    """
    if not hasattr(os, "fchmod"):
        return  # Windows: the folder's rights hold
    new = os.fstat(descriptor)
    mode = stat.S_IMODE(found.st_mode)
    if (new.st_uid, new.st_gid) != (found.st_uid, found.st_gid):
        mode = _keep_owner(descriptor, found, mode)
    if not _keep_access_list(descriptor, old):
        mode &= 0o7707  # the bits of the group were those of the list
    os.fchmod(descriptor, mode)


def _keep_owner(descriptor: int, found: os.stat_result, mode: int) -> int:
    """Keep owner and group as far as the system allows; return the mode that is right then."""
    for uid in (found.st_uid, -1):
        with suppress(PermissionError):
            os.fchown(descriptor, uid, found.st_gid)
            return mode if uid != -1 else mode & ~(stat.S_ISUID | stat.S_ISGID)
    # Another group now has the group's bits, and the old group those of all others.
    both = (mode >> 3) & mode & 0o7
    return (mode & 0o700) | both << 3 | both


def _keep_access_list(descriptor: int, old: Path) -> bool:
    """Give the new file the old one's access list, or none; return whether that is so now."""
    if not hasattr(os, "getxattr"):
        return True
    wanted, there = _access_list(old), _access_list(descriptor)
    try:
        if wanted is not None:
            os.setxattr(descriptor, _ACCESS_LIST, wanted)
        elif there is not None:  # one that the folder gives to every new file
            os.removexattr(descriptor, _ACCESS_LIST)
    except OSError:
        return False
    return True


def _access_list(file: Path | int) -> bytes | None:
    try:
        return os.getxattr(file, _ACCESS_LIST)
    except OSError:  # none, or a disk that knows of none
        return None
