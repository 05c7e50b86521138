"""What leaves the desk and comes back: files, a pack of all, a message; an edited Word brief."""
