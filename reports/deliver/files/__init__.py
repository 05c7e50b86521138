"""Files that are read up to a limit, and written a group at a time.

`write_files` is the door: `targets` says where a name leads and whether it may be
replaced, `rights` what the new file keeps of the old one, `group` moves, `journal` knows
the way back, `lock` lets one run at a time into a folder.
"""

from reports.deliver.files.group import Expected, settle, write_files
from reports.deliver.files.names import check_stem, folded_name, refuse_collisions, safe_stem
from reports.deliver.files.reading import folder_given, read_file, read_stream
from reports.deliver.files.reasons import reason

__all__ = [
    "Expected",
    "check_stem",
    "folded_name",
    "folder_given",
    "read_file",
    "read_stream",
    "reason",
    "refuse_collisions",
    "safe_stem",
    "settle",
    "write_files",
]
