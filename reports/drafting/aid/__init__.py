"""Aid, agreements and key numbers of an article, each row with its evidence."""
