"""What the writer and the reader of a Word brief agree on."""
