"""``python -m reports`` is the command ``briefpack``."""

from reports.cli import main

if __name__ == "__main__":
    main()
