"""Parts of a brief placed on pages, and the search for the size that fits."""
