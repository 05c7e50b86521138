"""Blocks of the body, each as Word has it, and about how much room they take."""
