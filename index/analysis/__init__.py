"""Analysis: plain text to the people, organisations, places, dates … it mentions."""
