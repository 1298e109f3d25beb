"""Bytes to checked tables: every file comes in here, row for row accounted for. One reader per format."""
