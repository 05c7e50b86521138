"""All tracked changes accepted, or rejected, by LibreOffice's own commands.

Usage: libreoffice_redlines.py PIPE SOURCE.docx FOLDER: writes FOLDER/<accepted|rejected>/<name>
for each FOLDER/redlines/<name>.
"""

import sys
from pathlib import Path

from libreoffice_edits import connect, value

COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}


def main(pipe, _, folder):
    manager = connect(pipe).ServiceManager
    desktop = manager.createInstance("com.sun.star.frame.Desktop")
    dispatcher = manager.createInstance("com.sun.star.frame.DispatchHelper")
    for redline in sorted(Path(folder, "redlines").glob("*.docx")):
        for how, command in COMMANDS.items():
            document = desktop.loadComponentFromURL(
                redline.as_uri(), "_blank", 0, (value("Hidden", True),)
            )
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, command, "", 0, ())
            target = Path(folder, how, redline.name).as_uri()
            document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
            document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
