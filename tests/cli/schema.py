"""The JSON contract, as schemas."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

_SCHEMAS = Path(__file__).parent / "schemas"


def load(command: str, line: str) -> dict[str, Any]:
    """The object on a line, checked against the schema of the command that printed it."""
    assert line.isprintable(), "a terminal might interpret it"
    value: dict[str, Any] = json.loads(line)
    schema = json.loads((_SCHEMAS / f"{command}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(value)
    return value


def check_mentions(found: dict[str, Any], text: str) -> None:
    """Assert that every offset of an analysis fits the text, and that no two mentions overlap."""
    spans = []
    for entity in found["entities"]:
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
            spans.append((mention["start"], mention["end"]))
    spans.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
