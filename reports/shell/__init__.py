"""The boundary to the shell: signals, exit statuses, and errors as lines."""
