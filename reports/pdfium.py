"""PDFium, which is one for the whole process: whoever opens a document has it alone until the end.

Two threads in it fail to load pages, or find no tags where there are some (pypdfium2, “Thread
compatibility”).
"""

from threading import RLock

#: Held from before a document is opened until it is closed.
pdfium_lock = RLock()
