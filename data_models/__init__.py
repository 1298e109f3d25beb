"""What the words mean: the field's own terms as plain values. Standard library only (see README.md, the glossary)."""
