"""Storage: the SQLite catalog, which is the truth, and the full text, which can be rebuilt."""
