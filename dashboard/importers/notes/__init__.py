"""Agencies' notes: what the head says, and the entries in the text."""
