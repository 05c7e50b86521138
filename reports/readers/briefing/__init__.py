"""Briefing files: YAML, JSON and TOML, with every mistake and its line."""
