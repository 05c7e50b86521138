"""What texts of a body are: sub-headings, items of lists in lists, lines that are broken."""
