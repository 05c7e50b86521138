"""Text → values with their lines: YAML, JSON and TOML."""
