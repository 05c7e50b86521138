"""Parts of a brief that have a place of their own, each read where it stands."""
