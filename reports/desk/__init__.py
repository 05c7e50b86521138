"""The desk: the same engine in the browser. `serving.serve` starts it, `app` says what is where.

The briefings are the YAML files of one folder, and nothing else is kept: a window sends the text
that it was made of along with each change, which is merged into the file as it stands by then.
"""
