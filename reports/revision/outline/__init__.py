"""The lines and tables of an edited brief put where they belong."""
