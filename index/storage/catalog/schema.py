"""The tables of the catalog, as the steps that build them."""

NOTE_OTHER_NAMES = """
    WITH pairs AS (
        SELECT occurrences.type, name, value AS form, document
        FROM occurrences, json_each(aliases)
        WHERE is_other_form(name, value) {condition}
    )
    INSERT OR IGNORE INTO other_names
    SELECT name_key(name), type, form, document FROM pairs
    UNION SELECT name_key(form), type, name, document FROM pairs
"""
"""Fills a table of a later step from occurrences; `name_key` and `is_other_form` are ours."""

NAME_FITS = "((key = entity) * 2 + (name != upper(name))) * 1099511627776 + mentions"
"""How well the name in an occurrence suits the entity: its own before that of another key, one in
capitals last, then that of the article with most mentions."""
_COUNT_IN = f"""INSERT INTO entities
        SELECT entity, type, name, NOT EXISTS (
            SELECT 1 FROM occurrences o
            WHERE o.entity = new.entity AND o.document = new.document AND o.key != new.key
        ), mentions, {NAME_FITS}, document
        FROM listed_occurrences WHERE document = new.document AND key = new.key
        ON CONFLICT (id) DO UPDATE SET
            articles = articles + excluded.articles,
            mentions = mentions + excluded.mentions,
            name = CASE WHEN excluded.fits > fits THEN excluded.name ELSE name END,
            fits = max(fits, excluded.fits),
            first = min(first, excluded.first);"""
_COUNT_OUT = """UPDATE entities SET mentions = mentions - old.mentions,
        articles = articles - NOT EXISTS (
            SELECT 1 FROM occurrences o WHERE o.entity = old.entity AND o.document = old.document
        ) WHERE id = old.entity;"""
"""What the triggers do for a row that comes, `new`, and for one that goes, `old`."""

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
        path BLOB NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        ctime_ns INTEGER NOT NULL,
        hash BLOB NOT NULL,               -- SHA-256 of the file
        versions TEXT NOT NULL,           -- of the reader and the rules that made this row
        title TEXT NOT NULL,
        publisher TEXT,
        published TEXT,                   -- PartialDate
        date INTEGER NOT NULL,            -- PartialDate.number, -1 without a date
        words INTEGER NOT NULL,
        revision INTEGER NOT NULL,        -- grows with every change of the text
        -- The revision that full text holds, 0 for none. At first -1: full text may hold the
        -- article, if it was killed before its commit was confirmed.
        seen INTEGER NOT NULL DEFAULT -1,
        gone INTEGER NOT NULL DEFAULT 0,  -- its file is gone
        hidden INTEGER NOT NULL DEFAULT 0,-- the user put it away
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    );
    -- The path of an article whose file is gone may become another article's.
    CREATE UNIQUE INDEX documents_by_path ON documents (path) WHERE gone = 0;
    CREATE INDEX documents_by_date ON documents (date DESC, id) WHERE gone = 0 AND hidden = 0;
    CREATE INDEX documents_by_age ON documents (date < 10000, date, id)
        WHERE gone = 0 AND hidden = 0;
    CREATE INDEX documents_unseen ON documents (id)
        WHERE seen != revision AND gone = 0 AND hidden = 0;
    -- Tombstones: articles that full text must still take out.
    CREATE INDEX documents_unwanted ON documents (id)
        WHERE seen != 0 AND (gone = 1 OR hidden = 1);

    CREATE TABLE bodies (
        id INTEGER PRIMARY KEY REFERENCES documents (id),
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,      -- offset of the first block behind title and byline
        structure TEXT NOT NULL           -- the rest of the Document, as JSON, an object a line
    );
    CREATE TABLE analyses (
        id INTEGER PRIMARY KEY REFERENCES documents (id),
        recogniser TEXT NOT NULL,
        mentions TEXT NOT NULL            -- JSON, an object a line
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
        ctime_ns INTEGER NOT NULL,
        versions TEXT NOT NULL,           -- of the reader and the rules that could not read it
        reason TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    -- Where the reader left an article: an anchor as JSON, in the text of that revision.
    CREATE TABLE places (
        document INTEGER PRIMARY KEY REFERENCES documents (id),
        revision INTEGER NOT NULL,
        anchor TEXT NOT NULL
    );
    CREATE TABLE marks (
        letter TEXT PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id),
        revision INTEGER NOT NULL,
        anchor TEXT NOT NULL
    ) WITHOUT ROWID;
    -- What the screen remembers from one start to the next.
    CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- Lines that the reader drops and the user took back.
    CREATE TABLE kept (
        document INTEGER NOT NULL REFERENCES documents (id),
        text TEXT NOT NULL,
        number INTEGER NOT NULL,          -- from 0, among the dropped lines with this text
        PRIMARY KEY (document, text, number)
    ) WITHOUT ROWID;
    """,
    """
    -- What a query may ask for, beside the JSON that holds it with everything else.
    ALTER TABLE documents ADD COLUMN bylines TEXT NOT NULL DEFAULT '[]';  -- JSON list
    ALTER TABLE documents ADD COLUMN language TEXT;
    ALTER TABLE documents ADD COLUMN url TEXT;
    UPDATE documents SET (bylines, language, url) = (
        SELECT json_extract(structure, '$.bylines'), json_extract(structure, '$.language'),
            json_extract(structure, '$.url')
        FROM bodies WHERE bodies.id = documents.id
    ) WHERE id IN (SELECT id FROM bodies);
    """,
    f"""
    -- Forms of names that are found by other words than the name, by the `name_key` of the other.
    CREATE TABLE other_names (
        words TEXT NOT NULL,
        type TEXT NOT NULL,
        form TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id),
        PRIMARY KEY (words, type, form, document)
    ) WITHOUT ROWID;
    CREATE INDEX other_names_by_document ON other_names (document);
    {NOTE_OTHER_NAMES.format(condition="")}
    """,
    """
    -- Analyses are JSON objects as well, and may take several lines.
    UPDATE analyses SET mentions = json_object(
        'about', json_extract(mentions, '$[0]'), 'mentions', json_extract(mentions, '$[1]')
    ) WHERE mentions LIKE '[%';
    """,
    """
    CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        filters TEXT NOT NULL,            -- JSON list
        sort TEXT NOT NULL,
        newest INTEGER NOT NULL,          -- the highest id of any article when it was looked at
        looked_at TEXT NOT NULL           -- date and time in ISO 8601
    ) WITHOUT ROWID;
    """,
    """
    -- The entity that the key stands for in the article.
    ALTER TABLE occurrences ADD COLUMN entity TEXT NOT NULL DEFAULT '';
    UPDATE occurrences SET entity = key;
    CREATE INDEX occurrences_by_entity ON occurrences (entity, document, mentions);
    -- Why a key stands for another entity than the one that it names.
    CREATE TABLE links (
        key TEXT NOT NULL,
        document INTEGER NOT NULL,        -- 0 for all articles
        entity TEXT NOT NULL,
        why TEXT NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (key, document)
    ) WITHOUT ROWID;
    CREATE INDEX links_by_entity ON links (entity);
    CREATE INDEX links_by_document ON links (document) WHERE document != 0;
    -- Every key there ever was, by what it is found by.
    CREATE TABLE names (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        spelling TEXT NOT NULL,
        surname TEXT NOT NULL             -- of a person's full name, or empty
    );
    CREATE INDEX names_by_spelling ON names (spelling);
    CREATE INDEX names_by_surname ON names (surname) WHERE surname != '';
    """,
    f"""
    -- What listed articles mention, counted by triggers: to group occurrences takes seconds.
    CREATE TABLE entities (
        id TEXT PRIMARY KEY,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        fits INTEGER NOT NULL,            -- how well the name does
        first INTEGER NOT NULL            -- the lowest id of an article that mentions it
    ) WITHOUT ROWID;
    CREATE VIEW listed_occurrences AS
    SELECT o.* FROM occurrences o JOIN documents d ON d.id = document
    WHERE gone = 0 AND hidden = 0 AND type NOT IN ('date', 'quantity');
    INSERT INTO entities
    SELECT entity, type, name, count(DISTINCT document), sum(mentions), max({NAME_FITS}),
        min(document)
    FROM listed_occurrences GROUP BY entity;

    CREATE TRIGGER entity_mentioned AFTER INSERT ON occurrences BEGIN
        {_COUNT_IN}
    END;
    CREATE TRIGGER entity_not_mentioned AFTER DELETE ON occurrences
    WHEN EXISTS (SELECT 1 FROM documents WHERE id = old.document AND gone = 0 AND hidden = 0) BEGIN
        {_COUNT_OUT}
    END;
    CREATE TRIGGER entity_linked AFTER UPDATE OF entity ON occurrences
    WHEN old.entity != new.entity
        AND EXISTS (SELECT 1 FROM documents WHERE id = old.document AND gone = 0 AND hidden = 0)
    BEGIN
        {_COUNT_OUT}
        {_COUNT_IN}
    END;
    CREATE TRIGGER article_unlisted AFTER UPDATE OF gone, hidden ON documents
    WHEN old.gone = 0 AND old.hidden = 0 AND (new.gone != 0 OR new.hidden != 0) BEGIN
        UPDATE entities SET articles = articles - 1, mentions = mentions - (
            SELECT sum(o.mentions) FROM occurrences o
            WHERE o.document = new.id AND o.entity = entities.id
        ) WHERE id IN (
            SELECT entity FROM occurrences
            WHERE document = new.id AND type NOT IN ('date', 'quantity')
        );
    END;
    CREATE TRIGGER article_listed AFTER UPDATE OF gone, hidden ON documents
    WHEN new.gone = 0 AND new.hidden = 0 AND (old.gone != 0 OR old.hidden != 0) BEGIN
        INSERT INTO entities
        SELECT entity, type, name, 1, sum(mentions), max({NAME_FITS}), document
        FROM listed_occurrences WHERE document = new.id GROUP BY entity
        ON CONFLICT (id) DO UPDATE SET
            articles = articles + 1,
            mentions = mentions + excluded.mentions,
            first = min(first, excluded.first);
    END;
    """,
    """
    -- What the user decided about names; stronger than what was found.
    CREATE TABLE decisions (
        kind TEXT NOT NULL,               -- DecisionKind
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (kind, key, value)
    ) WITHOUT ROWID;
    CREATE VIEW shown_entities AS
    SELECT id, substr(id, 1, instr(id, ':') - 1) AS type, coalesce(value, name) AS name,
        value AS called, articles, mentions, first
    FROM entities LEFT JOIN decisions ON kind = 'called' AND key = id
    WHERE articles > 0
        AND NOT EXISTS (SELECT 1 FROM decisions WHERE kind = 'hidden' AND key = id);
    """,
    """
    -- Rows of numbers are packed, for JSON takes several times as long to decode.
    UPDATE bodies SET structure = packed_structure(structure);
    UPDATE analyses SET mentions = packed_mentions(mentions);
    """,
)
