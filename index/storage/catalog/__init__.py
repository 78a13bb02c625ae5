"""The catalog: documents, analyses, folders and what the user made, in SQLite."""
