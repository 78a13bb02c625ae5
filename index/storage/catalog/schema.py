"""The tables of the catalog, as the steps that build them."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- Folders and single files that the user registered. Paths are bytes: not all are Unicode.
    CREATE TABLE roots (
        path BLOB PRIMARY KEY,
        problem TEXT NOT NULL DEFAULT ''  -- why the last refresh could not read it, or empty
    ) WITHOUT ROWID;

    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        hash BLOB NOT NULL,               -- SHA-256 of the file
        versions TEXT NOT NULL,           -- of the reader and the rules that made this row
        title TEXT NOT NULL,
        publisher TEXT,
        published TEXT,                   -- PartialDate
        date INTEGER NOT NULL,            -- PartialDate.number, -1 without a date
        words INTEGER NOT NULL,
        revision INTEGER NOT NULL,        -- grows with every change of the text
        seen INTEGER NOT NULL DEFAULT 0,  -- the revision that full text holds, 0 for none
        gone INTEGER NOT NULL DEFAULT 0,  -- its file is gone
        hidden INTEGER NOT NULL DEFAULT 0,-- the user put it away
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX documents_by_date ON documents (date DESC, id) WHERE gone = 0 AND hidden = 0;
    CREATE INDEX documents_by_hash ON documents (hash);
    CREATE INDEX documents_unseen ON documents (id) WHERE seen != revision;

    CREATE TABLE bodies (
        id INTEGER PRIMARY KEY REFERENCES documents (id),
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,      -- offset of the first block behind title and byline
        structure TEXT NOT NULL           -- the rest of the Document, as JSON
    );
    CREATE TABLE analyses (
        id INTEGER PRIMARY KEY REFERENCES documents (id),
        recogniser TEXT NOT NULL,
        mentions TEXT NOT NULL            -- JSON
    );
    CREATE TABLE occurrences (
        document INTEGER NOT NULL REFERENCES documents (id),
        key TEXT NOT NULL,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,            -- JSON list
        mentions INTEGER NOT NULL,
        PRIMARY KEY (document, key)
    ) WITHOUT ROWID;
    CREATE INDEX occurrences_by_key ON occurrences (key);

    CREATE TABLE skipped (
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        reason TEXT NOT NULL
    ) WITHOUT ROWID;

    -- Articles that full text must still take out.
    CREATE TABLE tombstones (id INTEGER PRIMARY KEY);
    """,
)
