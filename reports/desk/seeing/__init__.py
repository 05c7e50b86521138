"""What is seen of a briefing at the desk: in the list, on paper, beside its source."""
