"""Themes: fonts, colours, band and logo, shared by the PDF, Word and HTML renderers.

A theme is a TOML file: a shipped one by its name (templates/themes/*.toml), or one
of the house by its path. It is checked when it is loaded, contrast included, and
everything wrong with it is said at once. docs/themes.md says how to write one.
"""

from reports.theme.contrasts import MIN_CONTRAST, contrast
from reports.theme.files import read_at_most, theme_file
from reports.theme.read import load_theme, theme_names
from reports.theme.theme_model import Colours, Family, PageSize, Paper, Theme

__all__ = [
    "MIN_CONTRAST",
    "Colours",
    "Family",
    "PageSize",
    "Paper",
    "Theme",
    "contrast",
    "load_theme",
    "read_at_most",
    "theme_file",
    "theme_names",
]
