"""Queries: what is asked, which words count as one, where the hits stand in a text."""
