"""Layout: a document and a width to lines. Pure, and free of Textual."""
