"""What headings and labels mean, and what a person says they mean."""
