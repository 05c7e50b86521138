"""What differs between two briefings: where a person sees it, and only the words that differ."""
