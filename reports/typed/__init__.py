"""Values as people type them, read where they have one reading: in files and in Word cells."""
