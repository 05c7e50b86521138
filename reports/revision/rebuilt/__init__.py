"""A briefing made anew of an outline and the base, and what colleagues noted in the brief."""
