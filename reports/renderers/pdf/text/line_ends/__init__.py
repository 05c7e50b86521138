"""Where a line may end: inside words, and in scripts without spaces between them."""
