"""Seals of PDF files: made with a key, and looked at when a file comes back.

A seal is a certification signature (ISO 32000-1, 12.8.2.2): it says whose the file is, and rules
out every change. pyHanko (extra ``sign``) makes and checks what stands in it; it is imported when
a seal is made or met, and nowhere else.

``key_file`` reads a key with its certificate; ``sealer`` closes a file; ``found`` finds the seals
of a file, and what they cover; ``checked`` says whether they are whole; ``since`` says what was
changed behind one.
"""
