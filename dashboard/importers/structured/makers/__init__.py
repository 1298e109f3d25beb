"""What rows of structured formats are made into, one module a kind of thing."""
