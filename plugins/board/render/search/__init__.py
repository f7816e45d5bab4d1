"""The index of the search, as files that are read when needed."""
