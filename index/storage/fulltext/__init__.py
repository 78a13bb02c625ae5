"""Full text over Whoosh, and the only package that imports it."""
