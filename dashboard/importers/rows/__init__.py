"""Raw rows of chronologies and companion sheets to checked facts, each row accounted for: loaded, duplicate or rejected."""
