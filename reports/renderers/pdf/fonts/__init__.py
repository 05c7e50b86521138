"""Fonts: opened, measured, subset and embedded."""
