"""What a person should know of a briefing: what is open, what is private, what would have to go."""
