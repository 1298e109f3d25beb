"""What each page shows: one frozen object per page, made from a family's history as known on a date."""
