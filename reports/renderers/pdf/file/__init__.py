"""The PDF file: pages, structure tree, metadata, objects."""
