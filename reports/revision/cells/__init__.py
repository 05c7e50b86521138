"""What is typed into the cells of tables, read as values."""
