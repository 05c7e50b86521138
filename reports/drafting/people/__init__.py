"""Persons of an article, their offices, and what refers to them later."""
