"""What happened, by whom, to which family: events chained so that an edit, a gap or a reorder shows."""
