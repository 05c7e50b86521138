"""Numbers, currencies and sums of money in prose."""
