"""Stories of two days, with what a house did to the draft of the first one in between."""
