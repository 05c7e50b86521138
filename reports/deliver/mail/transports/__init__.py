"""Ways for a message to leave: a folder, SMTP, a Drafts folder by IMAP, memory.

`transport` says what each of them keeps to, `server` how a server is named; `once` of the
folder above sends through any of them at most once. Nothing is imported here: what a
transport needs of the network is loaded when it is used.
"""
