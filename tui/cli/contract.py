"""The JSON that only the command line prints: keys may be added, never changed."""

from collections.abc import Iterable
from typing import Any

from index.library import EntityPage, Explanation, Health, LibraryEntity, MentionLine
from index.model import FieldValue, Hit, SearchResult


def search_json(
    result: SearchResult,
    facets: dict[str, list[FieldValue]] | None,
    explanation: Explanation | None,
) -> dict[str, Any]:
    """What `search` prints."""
    printed: dict[str, Any] = {
        "query": result.query,
        "total": result.total,
        "took_ms": round(result.took_ms, 2),
        "partial": result.partial,
        "message": result.message or None,
        "suggestion": result.suggestion or None,
        "widened": [
            {"written": w.written, "forms": list(w.forms), "exactly": w.exactly}
            for w in result.widened
        ],
        "hits": [hit_json(hit) for hit in result.hits],
    }
    if facets is not None:
        printed["facets"] = {
            field: [{"value": value.value, "articles": value.articles} for value in values]
            for field, values in facets.items()
        }
    if explanation is not None:
        printed["explanation"] = {
            "tree": explanation.tree,
            "searched": explanation.searched,
            "times_ms": {stage: round(ms, 2) for stage, ms in explanation.times.items()},
        }
    return printed


def hit_json(hit: Hit) -> dict[str, Any]:
    """One article that was found."""
    return {
        "id": hit.id,
        "title": hit.title,
        "publisher": hit.publisher,
        "published": str(hit.published) if hit.published else None,
        "path": hit.path,
        "score": hit.score,
        "names": [{"type": kind.value, "name": name} for kind, name in hit.names],
        "snippet": {
            "text": hit.snippet.text,
            "highlights": [list(span) for span in hit.snippet.highlights],
        },
    }


def entities_json(entities: Iterable[LibraryEntity]) -> dict[str, Any]:
    """What `entities` prints."""
    return {
        "entities": [
            {
                "id": entity.id,
                "type": entity.type.value,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "articles": entity.articles,
                "mentions": entity.mentions,
            }
            for entity in entities
        ]
    }


def entity_json(page: EntityPage, lines: Iterable[MentionLine]) -> dict[str, Any]:
    """What `entity` prints."""
    (printed,) = entities_json([page.entity])["entities"]
    first, last = page.seen or (None, None)
    return {
        **printed,
        "aliases": [form for form in page.forms if form != page.entity.name],
        "forms": page.forms,
        "first": str(first) if first else None,
        "last": str(last) if last else None,
        "months": {
            name: {"articles": articles, "mentions": mentions}
            for name, (articles, mentions) in page.months.items()
        },
        "companions": [
            {"id": entity.id, "type": entity.type.value, "name": entity.name, "articles": together}
            for entity, together in page.companions
        ],
        "lines": [
            {
                "id": line.article,
                "title": line.title,
                "published": str(line.published) if line.published else None,
                "start": line.start,
                "end": line.end,
                "before": line.before,
                "text": line.text,
                "after": line.after,
            }
            for line in lines
        ],
    }


def health_json(health: Health, environment: dict[str, str]) -> dict[str, Any]:
    """What `doctor` prints."""
    counts = health.counts
    return {
        "environment": environment,
        "library": health.name,
        "directory": str(health.directory),
        "folders": [{"path": str(p), "problem": problem} for p, problem in health.roots.items()],
        "counts": {
            "articles": counts.articles,
            "unread": counts.unread,
            "starred": counts.starred,
            "hidden": counts.hidden,
            "gone": counts.gone,
            "skipped": counts.skipped,
            "entities": counts.entities,
            "mentions": counts.mentions,
            "out_of_step": counts.pending,
        },
        "skipped": [{"path": str(path), "reason": reason} for path, reason in health.skipped],
        "fault": health.fault,
    }
