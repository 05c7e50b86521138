"""Aid and other sums of an article as rows, each with its evidence."""
