"""The package of a Word brief: its template, its parts, how they relate."""
