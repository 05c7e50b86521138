"""The words that briefpack adds, and how a language writes numbers and days."""
