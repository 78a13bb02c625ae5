"""Each rule on one or two sentences: what it marks, and what it leaves alone."""

import pytest
from analysis.marking import marks

from index.analysis import analyse


def of_type(text: str, kind: str) -> list[str]:
    return [text[m.start : m.end] for m in analyse(text).mentions if m.type == kind]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param("They met President Ilona Vesnik there.", ["Ilona Vesnik"], id="title"),
        pytest.param(
            "On Monday Treasury Secretary Qued Baxter left.", ["Qued Baxter"], id="office"
        ),
        pytest.param("They asked Col. Zarbo for help.", ["Zarbo"], id="rank-and-one-word"),
        pytest.param("Mr. Orange was late.", ["Orange"], id="courtesy-and-common-word"),
        pytest.param("It is late, said analyst Qued Baxter of Oslo.", ["Qued Baxter"], id="trade"),
        pytest.param("Maria Zarbo won again.", ["Maria Zarbo"], id="given-name"),
        pytest.param("It was Maria Reuters again.", ["Maria Reuters"], id="surname-of-a-firm"),
        pytest.param("They sold Maria-Zarbo then.", [], id="firm-with-hyphen"),
        pytest.param("It was Per-Olof Zarbo.", ["Per-Olof Zarbo"], id="given-name-with-hyphen"),
        pytest.param("Then oil minister Zarbo left.", ["Zarbo"], id="office-and-one-word"),
        pytest.param("Then the Chilean Zarbo Ylmer won.", ["Zarbo Ylmer"], id="nationality"),
        pytest.param("Then Chile's Zarbo Ylmer won.", ["Zarbo Ylmer"], id="country"),
        pytest.param(
            "Maria Rao-Zarbo won. Later Rao-Zarbo left.",
            ["Maria Rao-Zarbo", "Rao-Zarbo"],
            id="surname-with-hyphen",
        ),
        pytest.param(
            "It was Ursula von der Zarbo who won.", ["Ursula von der Zarbo"], id="particles"
        ),
        pytest.param("Talks with Kim Jong-un began.", ["Kim Jong-un"], id="syllable"),
        pytest.param("Kim-led talks began.", [], id="compound"),
        pytest.param("Work goes on, said Qued Zarbo.", ["Qued Zarbo"], id="said-by"),
        pytest.param("It fell, according to Qued Zarbo.", ["Qued Zarbo"], id="according-to"),
        pytest.param("Qued Zarbo, an economist, agreed.", ["Qued Zarbo"], id="apposition"),
        pytest.param(
            "Qued Zarbo, the firm's finance chief, left.", ["Qued Zarbo"], id="owner-s-apposition"
        ),
        pytest.param("John F. Zarbo, Jr. retired.", ["John F. Zarbo"], id="initial"),
        pytest.param("Maria Zarbo’s car is red.", ["Maria Zarbo"], id="possessive"),
        pytest.param(
            "By Maria Zarbo and Qued Ilm\n\nText.", ["Maria Zarbo", "Qued Ilm"], id="byline"
        ),
        pytest.param("It was Jordan Zarbo who won.", ["Jordan Zarbo"], id="country-as-given-name"),
        pytest.param("They fired German Roland missiles.", [], id="people-as-given-name"),
        pytest.param("The Deputy Assistant Secretary left.", [], id="title-upon-title"),
        pytest.param("The Justice Department declined.", [], id="title-inside-an-office"),
        pytest.param("Will Russia attack? Mark my words.", [], id="given-name-as-word"),
        pytest.param("Voters Reject Sweeping Charter Reform Again Today", [], id="headline"),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert of_type(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        pytest.param("Zarbo Widgets Inc fell.", ["Zarbo Widgets Inc"], id="legal-form"),
        pytest.param(
            "The Norse Fisheries Ministry agreed.", ["Norse Fisheries Ministry"], id="head"
        ),
        pytest.param(
            "She runs the Institute for the Study of Snow now.",
            ["Institute for the Study of Snow"],
            id="linked",
        ),
        pytest.param(
            "He left the Centre for Polar Ethics and Department of Ice Studies.",
            ["Centre for Polar Ethics", "Department of Ice Studies"],
            id="two-heads",
        ),
        pytest.param(
            "At the Department of Ice Studies of King's College London, she reads.",
            ["Department of Ice Studies", "King's College London"],
            id="linked-to-a-known-one",
        ),
        pytest.param(
            "The Food and Fisheries Agency said so.", ["Food and Fisheries Agency"], id="conjoined"
        ),
        pytest.param("He studied at King's College Ostby.", ["King's College"], id="possessive"),
        pytest.param("Reuters and the AFP reported it.", ["Reuters", "AFP"], id="table"),
        pytest.param("The ZQX said it would appeal.", ["ZQX"], id="acting-acronym"),
        pytest.param("It was the broadcaster Zarbo Ylm.", ["Zarbo Ylm"], id="kind-before"),
        pytest.param("The GDP rose and the CEO left.", [], id="acronyms-that-are-words"),
        pytest.param("Guardian angels watched.", [], id="name-as-word"),
        pytest.param("Rob Lee, Senior Research Fellow, spoke.", [], id="office"),
        pytest.param("AP Yonhap News Agency", ["AP", "Yonhap News Agency"], id="two-agencies"),
        pytest.param(
            "Modern Oslo News is new. They read the Modern Oslo News.",
            ["Modern Oslo News", "Modern Oslo News"],
            id="ordinary-word-that-is-part-of-the-name",
        ),
        pytest.param("It was Zarbo and Sons that sold it.", ["Zarbo and Sons"], id="and-sons"),
        pytest.param("It was Zarbo and sons of his.", [], id="and-his-sons"),
        pytest.param("They heard BBC Radio 1 again.", ["BBC Radio 1"], id="numbered-station"),
        pytest.param("They left the Christian Zarbo Party.", ["Christian Zarbo Party"], id="faith"),
        pytest.param("They sold QZX in May.", ["QZX"], id="unknown-acronym"),
        pytest.param("The KQN-23 flew.", [], id="model-number"),
        pytest.param("The quick zinc export (QZE) rose. QZE fell.", [], id="letters-of-a-phrase"),
        pytest.param("Zarbo Industries of Oslo grew.", ["Zarbo Industries"], id="works-of-a-town"),
        pytest.param("The Armed Forces of Chile left.", ["Armed Forces of Chile"], id="of-a-state"),
        pytest.param("They flew Air Chile again.", ["Air Chile"], id="airline"),
        pytest.param("It was FC Zarbo Ylm that won.", ["FC Zarbo Ylm"], id="long-club"),
        pytest.param("On Monday Zarbon chairman Ylm Ost quit.", ["Zarbon"], id="run-by"),
        pytest.param("Later the Zarbon rebels withdrew.", ["Zarbon"], id="kind-after"),
        pytest.param("It was Dawn Zarbon again.", [], id="given-name-in-a-table"),
    ],
)
def test_organisations(text: str, organisations: list[str]) -> None:
    assert of_type(text, "org") == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Trade between Norway and Chile grew.", ["Norway", "Chile"], id="countries"),
        pytest.param("He left Oslo for good.", ["Oslo"], id="certain-city"),
        pytest.param("They live in Nice and read.", ["Nice"], id="possible-city-with-context"),
        pytest.param("Nice weather is rare. Reading helps.", [], id="possible-city-as-word"),
        pytest.param("It fell on the town of Zarbinsk.", ["Zarbinsk"], id="kind-before"),
        pytest.param(
            "Near the villages of Zarbinsk and Ulmovo.", ["Zarbinsk", "Ulmovo"], id="list"
        ),
        pytest.param("Rain fell in the Zarbinsk region.", ["Zarbinsk"], id="kind-after"),
        pytest.param("Floods hit Zarbo County.", ["Zarbo County"], id="geographic"),
        pytest.param("A firm of Zarbo, Ohio, grew.", ["Zarbo", "Ohio"], id="town-of-a-state"),
        pytest.param("ZARBO, March 3 - Sales rose.", ["ZARBO"], id="dateline"),
        pytest.param("ZARBO – Sales rose.", ["ZARBO"], id="dateline before a dash"),
        pytest.param("ZARBO, Chile 1997-04-20", ["ZARBO", "Chile"], id="dateline-of-its-own-line"),
        pytest.param("ZARBO, July 12 -\nSales rose.", ["ZARBO"], id="dateline-with-nothing-behind"),
        pytest.param("PRICE REPORT - Chile - Sept 9", ["Chile"], id="heading-like-a-dateline"),
        pytest.param("Then Zarbohrodivka fell.", ["Zarbohrodivka"], id="ending-of-a-town"),
        pytest.param(
            "It is Within Reach Zarbo, Ohio.", ["Zarbo", "Ohio"], id="words-before-a-town"
        ),
        pytest.param("Through the Strait of Zarbo Ylm.", ["Strait of Zarbo Ylm"], id="strait-of"),
        pytest.param("The Bay of many fish.", [], id="bay-of-no-name"),
        pytest.param("Vuhledar held out.", ["Vuhledar"], id="table-of-other-names"),
        pytest.param("They met in the Zarbo valley.", ["Zarbo"], id="valley"),
        pytest.param("It fell near Abu Zarbo again.", ["Abu Zarbo"], id="near-two-words"),
        pytest.param("The Zarbo Desert Classic began.", [], id="longer-name-of-something-else"),
        pytest.param("Fighting went on in Zarbinsk.", ["Zarbinsk"], id="unknown-after-in"),
        pytest.param("He bought shares in Zarbo.", [], id="invested"),
        pytest.param("Houston Widgets grew.", [], id="city-inside-a-name"),
        pytest.param("UKRAINE AND US AGREE ON BLACK SEA", ["UKRAINE", "BLACK SEA"], id="capitals"),
        pytest.param("Towns such as Velmora were hit.", ["Velmora"], id="kind-such-as"),
        pytest.param("It was booked for March shipment.", [], id="month-that-is-a-town"),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert of_type(text, "place") == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Polish and pro-Russian units", ["group Polish", "group Russian"], id="peoples"
        ),
        pytest.param(
            "The Sunnis and Catholics met", ["group Sunnis", "group Catholics"], id="faiths"
        ),
        pytest.param("the 71st jaeger left", ["unit 71st jaeger"], id="bare-kind"),
        pytest.param(
            "the 113th and 120th territorial defense brigades left",
            ["unit 113th and 120th territorial defense brigades"],
            id="listed-numbers",
        ),
        pytest.param("Battlegroup Center units left", ["unit Battlegroup Center"], id="grouping"),
        pytest.param("the 3rd Assault Brigade held", ["unit 3rd Assault Brigade"], id="brigade"),
        pytest.param("the Fifth Army Corps held", ["unit Fifth Army Corps"], id="longest-kind"),
        pytest.param("men of the Zarbo Brigade held", ["unit Zarbo Brigade"], id="named"),
        pytest.param("the 3rd company to fail", [], id="third-company"),
        pytest.param("an F-16 and a Tomahawk", ["product F-16", "product Tomahawk"], id="products"),
        pytest.param("the F-16s and the F-16", ["product F-16s", "product F-16"], id="plural"),
        pytest.param("the Battle of Zarbo ended", ["event Battle of Zarbo"], id="battle"),
        pytest.param(
            "the Second Battle of the Zarbo Bridge, and",
            ["event Second Battle of the Zarbo Bridge"],
            id="second-battle",
        ),
        pytest.param("the battle for the town", [], id="battle-in-lower-case"),
        pytest.param("A Battle of wits", [], id="battle-of-no-name"),
        pytest.param("at the Asian Games, he said", ["event Asian Games"], id="games"),
        pytest.param("the shares of Zarbo Games fell", ["org Zarbo Games"], id="no-games"),
        pytest.param("since World War II ended", ["event World War II"], id="world-war"),
        pytest.param("the Zarbo War was long", ["event Zarbo War"], id="war"),
        pytest.param("They want War now. War is bad.", [], id="war-alone"),
        pytest.param(
            "the Zarbo War Museum opened", ["org Zarbo War Museum"], id="in-a-longer-name"
        ),
        pytest.param("at the Zarbo summit, he", ["event Zarbo summit"], id="summit"),
        pytest.param("at the NATO summit, he", ["org NATO"], id="whose-summit"),
        pytest.param(
            "at the Zarbo Summit, he said", ["event Zarbo Summit"], id="summit-in-capitals"
        ),
        pytest.param(
            "in Operation Blue Zarbo, then", ["event Operation Blue Zarbo"], id="operation"
        ),
        pytest.param("The Operation was late", [], id="operation-alone"),
        pytest.param("when Hurricane Zarbo came", ["event Hurricane Zarbo"], id="storm"),
        pytest.param("they won the Zarbo Cup again", ["event Zarbo Cup"], id="cup"),
        pytest.param("Zarbo Town Fears Crisis Is Near Again", [], id="headline"),
    ],
)
def test_groups_units_products(text: str, found: list[str]) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("on November 9 (local time)", ["November 9"], id="month-day"),
        pytest.param("since May 2023, when", ["May 2023"], id="month-year"),
        pytest.param("on 9 Nov. 2023 it", ["9 Nov. 2023"], id="day-month-year"),
        pytest.param("on April 14, 2024, it", ["April 14, 2024"], id="full"),
        pytest.param("in early January it", ["early January"], id="rough"),
        pytest.param("It may rain. May I? We march in May.", ["May"], id="namelike-month"),
        pytest.param("in 2012 and the 1990s", ["2012", "1990s"], id="year-and-decade"),
        pytest.param("the 1986/87 crop", ["1986/87"], id="crop-year"),
        pytest.param("on the 1st (local time)", ["the 1st"], id="ordinal"),
        pytest.param("the 1st time", [], id="ordinal-of-a-thing"),
        pytest.param("last week and this summer", ["last week", "this summer"], id="relative"),
        pytest.param("two years ago", ["two years ago"], id="ago"),
        pytest.param("late on Tuesday night", ["Tuesday night"], id="weekday"),
        pytest.param("on 2024-11-16 and 5/14/82", ["2024-11-16", "5/14/82"], id="figures"),
        pytest.param("the third quarter of 2024", ["third quarter of 2024"], id="quarter"),
        pytest.param("by the end of March", ["end of March"], id="end-of"),
        pytest.param("11월 9일", ["11월 9일"], id="korean"),
        pytest.param("room 2012b, 2012 people", [], id="no-year"),
        pytest.param("The June/July contract rose.", ["June/July"], id="two-months"),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert of_type(text, "date") == dates


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        pytest.param("worth $140 million now", ["$140 million"], id="sign"),
        pytest.param("some US$5bn and €1.2 billion", ["some US$5bn", "€1.2 billion"], id="signs"),
        pytest.param("25 mln dlrs, 34 cts", ["25 mln dlrs", "34 cts"], id="wire-money"),
        pytest.param(
            "rose 7.5 percent, 3% and 5/8 pct", ["7.5 percent", "3%", "5/8 pct"], id="shares"
        ),
        pytest.param("150 kilometers, 10 km", ["150 kilometers", "10 km"], id="distances"),
        pytest.param("15-20 mln dlrs", ["15-20 mln dlrs"], id="range"),
        pytest.param("about 1,200 people stay", ["about 1,200 people"], id="people"),
        pytest.param("more than 100 such squads", ["more than 100 such squads"], id="things"),
        pytest.param("it was 60,000 before", ["60,000"], id="large-number"),
        pytest.param("seven billion dlrs", ["seven billion dlrs"], id="spelled"),
        pytest.param("four people died", ["four people"], id="spelled-people"),
        pytest.param(
            "At least 34 wounded, 57 dead", ["At least 34 wounded", "57 dead"], id="losses"
        ),
        pytest.param("won 3-1 with 7 left, aged 23", [], id="small-numbers"),
        pytest.param("France 24 reports", [], id="number-of-a-name"),
        pytest.param("a one-year ban, a 21-year-old man", [], id="adjectives"),
        pytest.param("the 1986 results", [], id="year-before-a-noun"),
    ],
)
def test_quantities(text: str, quantities: list[str]) -> None:
    assert of_type(text, "quantity") == quantities


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("see https://kyiv.example/Russia?a=Putin now", id="address"),
        pytest.param("write to president.putin@russia.example now", id="mail"),
        pytest.param("follow @Russia and #Ukraine now", id="handle"),
        pytest.param("shares <CYL.N> rose", id="ticker"),
        pytest.param("", id="empty"),
        pytest.param("\n\n \t\n", id="blank"),
    ],
)
def test_nothing_is_marked(text: str) -> None:
    assert marks(text) == []


def test_a_name_across_a_wrapped_line_is_one_mention() -> None:
    text = (
        "The committee heard on that long afternoon from Maria\n"
        "Zarbo, who had been there from the very first day on.\n"
    )
    assert of_type(text, "person") == ["Maria\nZarbo"]


def test_other_languages_make_little_noise() -> None:
    german = "Die Zusammenarbeit in Forschung und Lehre ist nicht das Ziel der Reform in Bayern."
    assert of_type(german, "person") == []
    assert of_type("Gestern traf der Kanzler Olaf Zarbo und das war gut.", "person") == [
        "Olaf Zarbo"
    ]
    assert "Forschung" not in of_type(german, "place")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Wemba Xyloq, who keeps bees, left.", "Wemba Xyloq", id="who"),
        pytest.param("Then Wemba Xyloq, 41, left.", "Wemba Xyloq", id="age"),
        pytest.param("Wemba Xyloq remembers the snow.", "Wemba Xyloq", id="verb"),
        pytest.param("He asked her husband Xyloq for it.", "Xyloq", id="relative"),
        pytest.param("It belongs to a man called Xyloq now.", "Xyloq", id="called"),
        pytest.param("Keeper Adaeze Xyloq, who left, is back.", "Adaeze Xyloq", id="opening"),
    ],
)
def test_people_by_what_is_said_of_them(text: str, name: str) -> None:
    assert of_type(text, "person") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("It hired Xyloq & Brandar.", "Xyloq & Brandar", id="ampersand"),
        pytest.param("The shares of Xyloq fell.", "Xyloq", id="shares"),
        pytest.param("They agreed to buy Xyloq Brandar next year.", "Xyloq Brandar", id="buy"),
        pytest.param("Those analysts at Xyloq shrugged.", "Xyloq", id="analysts"),
        pytest.param("By then Xyloq, the largest insurer, had left.", "Xyloq", id="apposition"),
        pytest.param("So FC Xyloq left.", "FC Xyloq", id="club"),
        pytest.param("So Dynamo Kyiv left.", "Dynamo Kyiv", id="club-of-a-place"),
        pytest.param("Later the Chicago Xyloqs left.", "Chicago Xyloqs", id="team"),
        pytest.param(
            "He asked the Committee to Protect Journalists.",
            "Committee to Protect Journalists",
            id="to",
        ),
        pytest.param(
            "He asked the Xyloq Institute of Volcanology and Seismology.",
            "Xyloq Institute of Volcanology and Seismology",
            id="two-topics",
        ),
        pytest.param(
            "He asked the Party of Renewal of Adam Xyloq.", "Party of Renewal", id="of-a-person"
        ),
    ],
)
def test_organisations_by_their_surroundings(text: str, name: str) -> None:
    assert of_type(text, "org") == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The shares of Class A fell.", id="class"),
        pytest.param("Previously, a company did it.", id="opening"),
        pytest.param("In time the U.S. Xyloqs left.", id="country"),
        pytest.param("It is Real Trouble now.", id="no-club"),
    ],
)
def test_what_only_looks_like_an_organisation(text: str) -> None:
    assert of_type(text, "org") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("They reached Lake Xyloq.", "Lake Xyloq", id="lake"),
        pytest.param("They came from El Xyloq, where it rained.", "El Xyloq", id="where"),
        pytest.param("They live in eastern Chad now.", "Chad", id="compass"),
    ],
)
def test_places_by_their_surroundings(text: str, name: str) -> None:
    assert of_type(text, "place") == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Qued Zarbo , an economist , left .", id="commas"),
        pytest.param("The Institute for Snow ( IFS ) is old . IFS is big .", id="parentheses"),
        pytest.param("In Paris , Texas , Zarbo 's car stopped .", id="possessive"),
        pytest.param("OSLO , March 9 - Maria Zarbo 's Zarbo Widgets Inc left .", id="dateline"),
    ],
)
def test_text_cut_into_tokens_is_read_like_any_other(text: str) -> None:
    plain = text
    for cut, joined in ((" ,", ","), (" .", "."), ("( ", "("), (" )", ")"), (" '", "'")):
        plain = plain.replace(cut, joined)
    assert plain != text
    assert [m.replace(" ", "") for m in marks(text)] == [m.replace(" ", "") for m in marks(plain)]
