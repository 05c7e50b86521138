"""The version of briefpack, for all who tell it."""

__version__ = "0.1.0"
