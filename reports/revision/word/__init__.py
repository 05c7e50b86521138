"""What stands in the paragraphs of a Word document, in neutral form."""
