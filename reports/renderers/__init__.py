"""Plans to files: the contract, the registry, and the shipped renderers."""
