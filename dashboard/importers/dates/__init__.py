"""Dates as people write them: intervals with a precision, never a guess."""
