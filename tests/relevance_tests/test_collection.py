"""Test collections in all forms, and what is said of those that are none."""

import gzip
import re
from pathlib import Path

import pytest
from relevance.collection import Collection, CollectionError, Document, load

SGML = """
<DOC>
<DOCNO> H-1 </DOCNO>
<HEADLINE>Ferry &amp;
 tug collide</HEADLINE>
<TEXT>
<P>The ferry kept its <F P=105>course</F>.</P>
<P>Nobody was hurt.</P>
</TEXT>
</DOC>
<doc><docno>H-2</docno><dateline>Bergen</dateline><body>Fog held up the tug.</body></doc>
"""
TOPICS = """
<top>
<num> Number: 7
<title> Topic: ferry
accident
<desc> Description:
Which ferries had accidents?
<narr> Narrative: Any will do.
</top>
<top><num>8</num><desc>Fog at sea</desc></top>
"""
QRELS = "7 0 H-1 2\n7 0 H-2 0\n8 0 H-2 1\n"
EXPECTED = Collection(
    [
        Document("H-1", "Ferry & tug collide", "The ferry kept its  course .\n\nNobody was hurt."),
        Document("H-2", "", "Bergen\n\nFog held up the tug."),
    ],
    {"7": "ferry accident", "8": "Fog at sea"},
    {"7": {"H-1": 2, "H-2": 0}, "8": {"H-2": 1}},
)


def lay(folder: Path, **files: str) -> Path:
    """Write files; a double underscore in a name stands for a dot, three for a slash."""
    for name, text in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def words(collection: Collection) -> list[tuple[str, str, list[str]]]:
    return [(d.id, d.title, d.text.split()) for d in collection.documents]


def test_trec_files(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, documents__sgml=SGML, topics__7_8=TOPICS, qrels__7_8=QRELS))
    assert words(loaded) == words(EXPECTED)
    assert loaded.topics == EXPECTED.topics
    assert loaded.judgments == EXPECTED.judgments


def test_json_lines_and_tables(tmp_path: Path) -> None:
    documents = (
        '{"_id": "H-1", "title": "Ferry & tug\\n collide", "text": "The ferry kept its course ."}\n'
        '{"id": 2, "contents": "Fog."}\n'
    )
    loaded = load(
        lay(
            tmp_path,
            corpus__jsonl=documents,
            queries__tsv="7\tferry accident\n8\tFog at sea\n",
            qrels___test__tsv="query-id\tcorpus-id\tscore\n7\tH-1\t2\n8\t2\t1\n",
        )
    )
    assert loaded.documents == [
        Document("H-1", "Ferry & tug collide", "The ferry kept its course ."),
        Document("2", "", "Fog."),
    ]
    assert loaded.topics == EXPECTED.topics
    assert loaded.judgments == {"7": {"H-1": 2}, "8": {"2": 1}}


def test_documents_in_several_files_packed_or_not(tmp_path: Path) -> None:
    lay(tmp_path, docs___a="1\tFog at sea\n", topics="7\tfog", qrels="7 0 1 1\n")
    (tmp_path / "docs" / "b.gz").write_bytes(gzip.compress("2\tA caf\xe9\n".encode("cp1252")))
    assert [(d.id, d.text) for d in load(tmp_path).documents] == [
        ("1", "Fog at sea"),
        ("2", "A café"),
    ]


def test_a_topic_without_a_relevant_document_does_not_count(tmp_path: Path) -> None:
    lay(tmp_path, docs="1\tFog", topics="7\tfog\n8\ttug", qrels="7 0 1 1\n8 0 1 0\n")
    assert load(tmp_path).judgments == {"7": {"1": 1}}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"docs": None}, "has no documents: no file or folder named “document” or “docs” or"),
        ({"topics": None}, "has no topics"),
        ({"qrels": None}, "has no judgments"),
        ({"docs": ""}, "docs: There is nothing in it."),
        ({"docs": "<html>"}, "docs: There is nothing in it."),
        ({"docs": "1\tFog\nfog\n"}, "docs: Line 2 is neither"),
        ({"docs": "1\tFog\n1\tfog\n"}, "Two documents have the same number."),
        ({"docs": '{"_id": 1\n'}, "docs: Line 1 is no JSON."),
        ({"docs": '{"text": "Fog"}\n'}, "docs: Line 1 has no “_id”."),
        ({"docs": '{"_id": 1}\n[1]\n'}, "docs: Line 2 is no JSON object."),
        ({"docs": "<DOC><TEXT>Fog</TEXT></DOC>"}, "docs: Document 1 has no <DOCNO>."),
        ({"topics": "<top><title>Fog</top>"}, "topics: Topic 1 has no <num>."),
        ({"topics": "<top><num> 7 </top>"}, "topics: Topic 7 has neither <title> nor <desc>."),
        ({"topics": "8\tfog"}, "The judgments are about topic “7”, which has no text."),
        ({"qrels": "7 0 1\n7 0 1 yes\n"}, "qrels: Line 2 is not topic, iteration, document and"),
        ({"qrels": "7\n"}, "qrels: Line 1 is not topic"),
        ({"qrels": "7 0 1 0\n"}, "The judgments name no relevant document."),
        ({"qrels": "7 0 2 1\n"}, "The judgments are about none of the documents."),
    ],
)
def test_what_is_no_collection_is_said_in_a_line(
    tmp_path: Path, changed: dict[str, str | None], message: str
) -> None:
    files = {"docs": "1\tFog", "topics": "7\tfog", "qrels": "7 0 1 1\n"} | changed
    lay(tmp_path, **{name: text for name, text in files.items() if text is not None})
    with pytest.raises(CollectionError, match=re.escape(message)) as caught:
        load(tmp_path)
    assert "\n" not in str(caught.value)


def test_packed_files_that_are_cut_off_are_said_in_a_line(tmp_path: Path) -> None:
    lay(tmp_path, topics="7\tfog", qrels="7 0 1 1\n")
    (tmp_path / "docs.gz").write_bytes(gzip.compress(b"1\tFog")[:-9])
    with pytest.raises(CollectionError, match="The collection cannot be read: "):
        load(tmp_path)
