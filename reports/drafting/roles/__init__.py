"""Names and roles as phrases: what an office is and whose it is."""
