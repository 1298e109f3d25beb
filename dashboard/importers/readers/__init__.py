"""Bytes to sheets of raw rows: a reader for each format, what is checked before one opens a file, and the process it runs in."""
