"""Who gives, who receives, and what for: the parties of a sum of money."""
