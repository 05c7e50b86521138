"""Files read back as passages in order, each by a parser that did not write it."""
