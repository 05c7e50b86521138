"""The commands, a file a group of them; each is imported when it is asked for."""
