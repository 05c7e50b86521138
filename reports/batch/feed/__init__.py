"""The sources of a batch: files, patterns, lines of JSON, standard input."""
