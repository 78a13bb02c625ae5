"""Ranking, beside tantivy's, on a test collection; `make bench-relevance DIR=…` runs it."""
