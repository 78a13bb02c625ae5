"""Articles as they look when copied from a web page, in words of our own."""

from dataclasses import dataclass, field

import pytest

from index.model import Document, Kind
from index.readers.pasted import read_pasted

LEAD = (
    "The harbour of Velm was closed on Tuesday after a barge loaded with gravel struck the old "
    "swing bridge, and port officials said that it might take weeks to clear the channel."
)
SECOND = (
    "Two members of the crew were taken to hospital with bruises, but nobody was badly hurt, "
    "according to the harbour master, who has been in office for eleven years."
)
THIRD = (
    "Fishermen complained that the bridge had not been inspected since the spring floods, and "
    "they asked the town to pay for the days on which they could not put to sea."
)


@dataclass(frozen=True)
class Case:
    """A page, and what the reader should make of it."""

    page: str
    title: str = "Barge strikes bridge in Velm harbour"
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    decks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = (LEAD, SECOND, THIRD)
    reasons: dict[int, str] = field(default_factory=dict)
    """Line to reason, for every dropped line, the last one where a line lost several parts."""


BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"

CASES = {
    "foreign menu line first": Case(
        f"건너뛰기\nFont size\n\nBarge strikes bridge in Velm harbour\n\n{BODY}",
        reasons={1: "before the headline", 2: "page control"},
    ),
    "date and headline on one line": Case(
        f" date 2023-03-14 Barge strikes bridge in Velm harbour\n\n{BODY}",
        published="2023-03-14",
        reasons={1: "date"},
    ),
    "menu word, date and headline on one line": Case(
        f"Top date 2023/3/14 Barge strikes bridge in Velm harbour\n\n{BODY}",
        published="2023-03-14",
        reasons={1: "date"},
    ),
    "headline repeated in front of captions": Case(
        "Home\nNews\nBarge strikes bridge in Velm harbour\n\n"
        "Barge strikes bridge in Velm harbour The swing bridge on Monday. Photo by Ada Lind\n\n"
        f"{LEAD}\n\n{SECOND}\n"
        "Barge strikes bridge in Velm harbour The barge being towed. Photo by Ada Lind\n\n"
        f"{THIRD}\nBack to top",
        captions=(
            "The swing bridge on Monday. Photo by Ada Lind",
            "The barge being towed. Photo by Ada Lind",
        ),
        reasons={
            1: "page control",
            2: "section link",
            5: "repeated headline",
            10: "repeated headline",
            13: "page control",
        },
    ),
    "several authors, outlet and date below the headline": Case(
        "Barge strikes bridge in Velm harbour\n\nAda Lind, Bo Marsh, and Carl Otto Wren\n\n"
        f"The Velm Gazette\n\nNov. 16, 2024\n\n{BODY}",
        bylines=("Ada Lind", "Bo Marsh", "Carl Otto Wren"),
        publisher="The Velm Gazette",
        published="2024-11-16",
        reasons={5: "publisher", 7: "date"},
    ),
    "byline with office": Case(
        "Share\nPrint\nBarge strikes bridge in Velm harbour\nBy Ada Lind and Bo Marsh in Velm\n"
        f"Published: Thursday, 16 November 2023, 09:30 GMT\n\n{BODY}",
        bylines=("Ada Lind", "Bo Marsh"),
        published="2023-11-16",
        reasons={1: "page control", 2: "page control", 5: "date"},
    ),
    "everything about the article on one line": Case(
        "Barge strikes bridge in Velm harbour\n\n"
        f"By Ada Lind | The Velm Gazette | November 16, 2024 | 4 min read\n\n{BODY}",
        bylines=("Ada Lind",),
        publisher="The Velm Gazette",
        published="2024-11-16",
        reasons={3: "page control"},
    ),
    "update before publication": Case(
        "Barge strikes bridge in Velm harbour\n\nUpdated March 15, 2023\nPublished March 14, 2023"
        f"\n\n{BODY}",
        published="2023-03-14",
        reasons={3: "date", 4: "date"},
    ),
    "a standfirst that is a whole sentence": Case(
        f"Log in\n\nBarge strikes bridge in Velm harbour\n\n{SECOND}\n\nBy Ada Lind\n\n"
        f"14 March 2023\n\n{LEAD}\n\n{THIRD}",
        bylines=("Ada Lind",),
        published="2023-03-14",
        decks=(SECOND,),
        paragraphs=(LEAD, THIRD),
        reasons={1: "account link", 9: "date"},
    ),
    "deck over two lines": Case(
        "Menu\nSearch\n\nBarge strikes bridge in Velm harbour\n\nChannel may be shut for weeks\n"
        f"What the town must settle now:\nWho pays, and who inspects\n\n{BODY}",
        decks=(
            "Channel may be shut for weeks",
            "What the town must settle now: Who pays, and who inspects",
        ),
        reasons={1: "page control", 2: "page control"},
    ),
    "headings between paragraphs": Case(
        f"Skip to content\nBarge strikes bridge in Velm harbour\n\n{LEAD}\n\n\n"
        f'"Nobody looked at it"\n\n{SECOND}\n\nWho will pay?\n{THIRD}',
        headings=('"Nobody looked at it"', "Who will pay?"),
        reasons={1: "page control"},
    ),
    "furniture between paragraphs": Case(
        f"Barge strikes bridge in Velm harbour\n\n{LEAD}\n\nAdvertisement\n\n{SECOND}\n\n"
        f"READ MORE: The bridge that would not turn\n\nWhat comes next\n\n{THIRD}",
        headings=("What comes next",),
        reasons={5: "advertisement", 9: "related stories"},
    ),
    "related list between paragraphs": Case(
        f"Barge strikes bridge in Velm harbour\n\n{LEAD}\n\nRelated stories\n"
        f"Gravel prices rise again\nThe ferry that never came\n\n{SECOND}\n\n{THIRD}",
        reasons={5: "related stories", 6: "related stories", 7: "related stories"},
    ),
    "social and legal tail names the publisher": Case(
        f"Barge strikes bridge in Velm harbour\n\n{BODY}\n\n"
        "Velm Online is part of the Velm Gazette group\n"
        "https://velm.example The Gazette online\n"
        "PLEASE JOIN US ON FACEBOOK\nhttps://social.example/velm\n"
        "© 2023 The Velm Gazette(www.velm.example). All rights reserved.\nTop",
        publisher="The Velm Gazette",
        reasons={
            9: "legal notice",
            10: "link",
            11: "share link",
            12: "link",
            13: "legal notice",
            14: "page control",
        },
    ),
    "comments": Case(
        f"Barge strikes bridge in Velm harbour\n\n{BODY}\n\nLeave a reply\nName *\n"
        "Harbour Rat says:\nI always knew that this bridge would end up in the water one day, "
        "and now it has, thank you very much.\nTwo of my cousins",
        reasons={
            9: "comment form",
            10: "comment form",
            11: "comment",
            12: "comment",
            13: "comment",
        },
    ),
    "cookies, newsletter and reprint notices in whole paragraphs": Case(
        "We use cookies to give you the best experience on our site; by going on you accept the "
        "use of cookies by us and our partners.\nAccept all cookies\n\n"
        f"Barge strikes bridge in Velm harbour\n\n{BODY}\n\n"
        "Sign up for our daily newsletter and wake up with the news of the coast every morning, "
        "seven days a week.\n"
        "This material may not be published, broadcast or passed on without the written "
        "permission of the Velm Gazette, which has been there since 1901.",
        reasons={
            1: "cookie notice",
            2: "cookie notice",
            12: "newsletter prompt",
            13: "legal notice",
        },
    ),
    "page title with the site's name": Case(
        "Barge strikes bridge in Velm harbour | Velm Daily News\nHome > News > Coast\n"
        f"Barge strikes bridge in Velm harbour\n\n{BODY}",
        publisher="Velm Daily News",
        reasons={1: "page title", 2: "page control"},
    ),
    "author on a line of her own, with her office": Case(
        "The Velm Gazette\nHome\nCoast\nBarge strikes bridge in Velm harbour\n\n5 hours ago\n\n"
        f"Share\n\nAda Lind\n\nCoast correspondent, Velm\n\n{BODY}",
        bylines=("Ada Lind",),
        publisher="The Velm Gazette",
        reasons={
            1: "publisher",
            2: "page control",
            3: "before the headline",
            6: "page control",
            8: "page control",
        },
    ),
    "caption twice": Case(
        f"Barge strikes bridge in Velm harbour\n\n{LEAD}\n\nGetty Images The bridge by night\n"
        f"The bridge by night\n\n{SECOND}\n\n{THIRD}",
        captions=("Getty Images The bridge by night", "The bridge by night"),
    ),
    "weather before the headline": Case(
        "Mostly Clear\n57.6 ° F\nFull Weather\nSponsored by:\n\n"
        f"Barge strikes bridge in Velm harbour\n\n{BODY}",
        reasons={
            1: "before the headline",
            2: "before the headline",
            3: "section link",
            4: "advertisement",
        },
    ),
    "address first": Case(
        f"https://velm.example/barge\n\nBarge strikes bridge in Velm harbour\n\n{BODY}",
        url="https://velm.example/barge",
        reasons={1: "address"},
    ),
    "address last": Case(
        f"Barge strikes bridge in Velm harbour\n\n{BODY}\n\nSource: https://velm.example/barge",
        url="https://velm.example/barge",
        reasons={9: "address"},
    ),
    "day of the report in the lead": Case(
        "Close\nMenu\nBarge strikes bridge in Velm harbour\n\n"
        f"On March 14 (local time), the Velm Gazette reported that work had stopped. {LEAD}\n\n"
        f"{SECOND}",
        published="--03-14",
        paragraphs=(
            f"On March 14 (local time), the Velm Gazette reported that work had stopped. {LEAD}",
            SECOND,
        ),
        reasons={1: "page control", 2: "page control"},
    ),
    "a date line wins over the lead": Case(
        "Barge strikes bridge in Velm harbour\n\nMarch 15, 2023\n\n"
        f"On March 14 (local time), the Velm Gazette reported that work had stopped. {LEAD}",
        published="2023-03-15",
        paragraphs=(
            f"On March 14 (local time), the Velm Gazette reported that work had stopped. {LEAD}",
        ),
        reasons={3: "date"},
    ),
    "wire dateline in the paragraph": Case(
        f"Barge strikes bridge in Velm harbour\n\nVELM, March 14 (Reuters) - {LEAD}",
        published="--03-14",
        paragraphs=(f"VELM, March 14 (Reuters) - {LEAD}",),
    ),
    "one line a paragraph, no blank lines": Case(
        f"Barge strikes bridge in Velm harbour\n{LEAD}\n{SECOND}\n{THIRD}",
    ),
    "main text in another script": Case(
        "Share\nPrint\nБаржа повредила мост в порту\n\n"
        "Порт закрыли во вторник после того, как баржа с гравием ударила старый мост, и власти "
        "говорят, что расчистка займёт недели.\n\nFollow us on Telegram",
        title="Баржа повредила мост в порту",
        paragraphs=(
            "Порт закрыли во вторник после того, как баржа с гравием ударила старый мост, и "
            "власти говорят, что расчистка займёт недели.",
        ),
        reasons={1: "page control", 2: "page control", 7: "share link"},
    ),
}


def texts(document: Document, kind: Kind) -> tuple[str, ...]:
    return tuple(document.text[b.start : b.end] for b in document.of_kind(kind))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_page(case: Case) -> None:
    document = read_pasted(case.page, "fallback")

    assert document.title == case.title
    assert texts(document, Kind.TITLE) == (case.title,)
    assert document.bylines == case.bylines
    assert document.publisher == case.publisher
    assert (str(document.published) if document.published else None) == case.published
    assert document.url == case.url
    assert texts(document, Kind.DECK) == case.decks
    assert texts(document, Kind.HEADING) == case.headings
    assert texts(document, Kind.CAPTION) == case.captions
    assert texts(document, Kind.PARAGRAPH) == case.paragraphs
    assert {d.line: d.reason for d in document.dropped} == case.reasons


def test_parts_of_a_line_are_dropped_one_by_one() -> None:
    page = f"Barge strikes bridge\n\nAda Lind | The Velm Gazette | 16 November 2024\n\n{LEAD}"

    document = read_pasted(page, "fallback")

    assert texts(document, Kind.BYLINE) == ("Ada Lind",)
    assert [(d.line, d.text.strip(" |"), d.reason) for d in document.dropped] == [
        (3, "The Velm Gazette", "publisher"),
        (3, "16 November 2024", "date"),
    ]


CREDITS = [
    "The swing bridge at noon. Photo by Ada Lind",
    "The swing bridge at noon. (AP Photo/Ada Lind)",
    "The swing bridge at noon (Ada Lind/Reuters)",
    "The swing bridge at noon. File photo",
    "Photo: Ada Lind for the Gazette",
    "Image: Velm Harbour Board",
    "The swing bridge at noon | Photo Credit: Ada Lind",
    "ADA LIND / AFP",
    "The swing bridge at noon. Ada Lind/AFP via Getty Images",
    "Getty Images",
    "FILE - The swing bridge in Velm in 2019.",
]


@pytest.mark.parametrize("caption", CREDITS)
def test_photo_credit_makes_a_caption(caption: str) -> None:
    document = read_pasted(f"Barge strikes bridge\n\n{LEAD}\n\n{caption}\n\n{SECOND}", "fallback")

    assert texts(document, Kind.CAPTION) == (caption,)


NO_CAPTIONS = [
    "The report was read out in court. Images from the scene, which showed smoke over the bridge "
    "and cars in the water, were passed to the police.",
    "A photo by an unknown artist was sold at auction for more than anyone in Velm had expected.",
]


@pytest.mark.parametrize("paragraph", NO_CAPTIONS)
def test_sentence_about_a_picture_stays_text(paragraph: str) -> None:
    document = read_pasted(f"Barge strikes bridge\n\n{LEAD}\n\n{paragraph}\n\n{SECOND}", "fallback")

    assert texts(document, Kind.PARAGRAPH) == (LEAD, paragraph, SECOND)


DATELINES = ["VELM, March 14 (Reuters) -", "VELM, Norland (AP) —", "PORT VELM, 14 March 2023"]


@pytest.mark.parametrize("line", DATELINES)
def test_dateline_on_its_own_line(line: str) -> None:
    document = read_pasted(f"Barge strikes bridge\n\n{line}\n\n{LEAD}\n\n{SECOND}", "fallback")

    assert texts(document, Kind.DATELINE) == (line,)
