"""The parts of a brief on its pages: the size that fits, where each stands, what surrounds them."""
