"""Our own outputs read back, and the guard before every Word package."""
