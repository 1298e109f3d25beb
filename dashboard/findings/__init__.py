"""What the record shows: one kind of finding per file, pure. README.md lists them with their authority."""
