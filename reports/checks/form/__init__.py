"""Rules that ask how it is set: on the page, spelt one way, nothing left over."""
