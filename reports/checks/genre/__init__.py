"""Rules that ask whether it is a brief: bottom line first, short, complete, ready to go."""
