"""What an output must say, as its format lays it out."""
