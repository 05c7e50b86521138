"""A redline in Word: two bodies laid into one, with tracked changes."""
