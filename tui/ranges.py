"""What nearly everything about an article refers to."""

Range = tuple[int, int]
"""A half-open range of code points of `Document.text`."""
