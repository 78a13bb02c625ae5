"""Readers: the bytes of a file to a `Document`, or to a reason why not."""
