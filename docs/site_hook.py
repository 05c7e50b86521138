"""Lets the pages lie beside mkdocs.yml, where people look for them in the repository."""

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Take the pages from the folder of the configuration; MkDocs wants another one there."""
    config.docs_dir = str(Path(config.config_file_path).parent)
    return config
