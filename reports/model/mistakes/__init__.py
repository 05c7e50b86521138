"""What the model refuses, in words: each mistake, and what may have been meant."""
