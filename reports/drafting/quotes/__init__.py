"""Quotations of an article and whom they are attributed to."""
