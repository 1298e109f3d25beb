"""Sample families as the agencies' own files, and what writes them (README.md)."""
