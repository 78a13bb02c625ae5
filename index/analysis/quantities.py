"""Quantities: money, shares, distances, counts of things."""

import re

from index.analysis.state import State
from index.analysis.tables import common_words, word_set
from index.model import EntityType

MONEY = "amount of money"
SHARE = "percentage"
MEASURE = "number with a unit"
COUNT = "number of things"
NUMBER = "large number"

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.-]\d+/\d+|\.\d+|/\d+)?"
_SCALES = r"thousand|million|billion|trillion|mln|bln|bn|m|tn"
_SIGN = r"(?:US|A|C|HK|NZ|S)?[$€£¥₽₹₩₴₺₪]"
_CURRENCIES = (
    "dollars? dlrs? dlr euros? pounds? stg yen yuan renminbi roubles? rubles? marks? francs? cts? "
    "cents? pence rupees? won hryvnias? hryvnia lira lire liras pesos? crowns? rand riyals? rials? "
    "dirhams? shekels? cruzados? cruzeiros? guilders? shillings? naira zlotys? forints? bolivars? "
    "dinars? baht ringgit rupiah australs? kroner kronor krone escudos? pesetas? schillings? "
    "EUR USD GBP"
)
_MEASURES = (
    "kilomet(?:er|re)s? km miles? met(?:er|re)s? feet foot ft inch(?:es)? centimet(?:er|re)s? cm "
    "millimet(?:er|re)s? mm metric_tons? tonnes? tons? kilograms? kilos? kg grams? ounces? oz "
    "lbs? barrels? bpd bushels? gallons? lit(?:er|re)s? acres? hectares? "
    "square_(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|km) "
    "cubic_(?:met(?:er|re)s?|feet) degrees?(?:_(?:Celsius|Fahrenheit|C|F))? MW GW kW kWh "
    "megawatts? gigawatts? kilowatts? mph km/h kph knots seconds? minutes? hours? days? weeks? "
    "months? years? decades? nautical_miles? bytes gigabytes terabytes"
)
_SHARES = "pct percent per_cent percentage_points? basis_points?"


def _any(words: str) -> str:
    return "|".join(words.replace("_", "#").split()).replace("#", " ")


_UNIT = (
    rf"(?P<percent> ?%|[ -](?:{_any(_SHARES)})(?!\w))"
    r"|[ -](?P<currency>(?:U\.S\. |Canadian |Australian |Swiss |French |Belgian )?"
    rf"(?:{_any(_CURRENCIES)})(?!\w))"
    rf"|(?P<measure> ?°[CF]?|[ -]?(?:{_any(_MEASURES)})(?!\w))"
)
_THING = (
    r" (?:(?:such|[a-z]+(?:ed|ing|al|ic|ive|an|ese|new|ent|ary))\s)?"
    r"(?P<thing>[a-z]{2,}s|people|men|women|children|police|troops|personnel|staff|cattle|aircraft"
    r"|dead|killed|wounded|injured|missing|homeless)"
    r"(?![\w'-])"
)
_QUANTITY = re.compile(
    rf"(?P<number>{_FIGURE})(?: ?(?:-|–|to) ?(?:{_SIGN})?(?P<to>{_FIGURE}))?"
    rf"(?P<scale>[ -]?(?:{_SCALES})(?![\w]))?"
    rf"(?:{_UNIT})?(?:{_THING})?"
)
_SPELLED = re.compile(
    r"(?:(?:half |quarter )?an? |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"(?P<scale>[ -](?:hundred|{_SCALES})(?!\w))?(?:{_UNIT})?(?:{_THING})?",
    re.IGNORECASE,
)
_SPELLED_STARTS = word_set(
    "half one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety"
)
_YEAR = re.compile(r"(?:19\d|20[0-4])\d")
_SIGN_BEFORE = re.compile(rf"(?<!\w){_SIGN}\s?\Z")
_APPROXIMATE = re.compile(
    r"(?<!\w)(?:(?:[Nn]o )?(?:[Mm]ore|[Ll]ess|[Ff]ewer) than|[Aa]t (?:least|most)|[Uu]p to"
    r"|[Oo]nly(?: about)?|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Uu]nder|[Ss]ome"
    r"|[Rr]oughly|[Aa]pproximately|[Aa]n estimated|[Aa]s (?:many|much) as"
    r"|[Jj]ust (?:over|under))\s\Z"
)
_LOOK_BACK = 20
_NOT_THINGS = word_set(
    "is was has as this its his does vs versus plus times across always perhaps minus besides "
    "towards afterwards us yes sometimes is"
)
_PEOPLE = word_set(
    "people men women children soldiers civilians troops police officers workers students "
    "protesters passengers prisoners hostages villagers refugees deaths casualties"
)


def quantities(state: State) -> None:
    """Claim quantities."""
    plain = state.plain
    end = 0
    for index, word in enumerate(state.words):
        start = state.starts[index]
        if start < end:
            continue
        if word[0].isdigit():
            match = None if _continues_number(plain, start) else _QUANTITY.match(plain, start)
        elif word.lower() in _SPELLED_STARTS and state.owner(index) is None:
            match = _SPELLED.match(plain, start)
        else:
            continue
        if match is None:
            continue
        end = max(end, match.end("number") if word[0].isdigit() else state.ends[index])
        found = _read(plain, match, named=_ends_name(state, index))
        if found is None:
            continue
        stop, why = found
        sign = _SIGN_BEFORE.search(plain, max(0, start - 4), start)
        if sign:
            start, why = sign.start(), MONEY
        approximate = _APPROXIMATE.search(plain, max(0, start - _LOOK_BACK), start)
        if approximate:
            start = approximate.start()
        state.claim_text(start, stop, EntityType.QUANTITY, why)
        end = max(end, stop)


def _continues_number(plain: str, start: int) -> bool:
    """Whether figures begin inside a larger token: ``F-16``, ``B2``, ``3.5.7``."""
    before = plain[max(0, start - 2) : start]
    return bool(before) and (
        (before[-1] in "/.,:-" and before[:1].isalnum()) or before[-1].isalnum()
    )


def _ends_name(state: State, index: int) -> bool:
    """Whether a number may belong to the name before it: ``France 24``, ``Flight 370``."""
    return (
        bool(state.before(index))
        and state.words[index - 1][0].isupper()
        and state.before(index) not in common_words().function
    )


def _read(plain: str, match: re.Match[str], *, named: bool) -> tuple[int, str] | None:
    """Where the quantity ends and what it is; None for a bare small number."""
    groups = match.groupdict()
    thing = groups["thing"]
    spelled = "number" not in groups
    if thing in _NOT_THINGS:
        thing = None
    end = match.end() if thing else match.start("thing") if groups["thing"] else match.end()
    ends = [match.end(name) for name in ("percent", "currency", "measure", "scale") if groups[name]]
    if plain[match.end() : match.end() + 1] == "-" and not thing and spelled:
        return None
    if groups["percent"]:
        return ends[0], SHARE
    if groups["currency"]:
        return ends[0], MONEY
    if not spelled and _YEAR.fullmatch(plain, match.start(), match.end("number")):
        named = True
    if groups["measure"]:
        if plain.startswith("-", ends[0]) or (spelled and groups["measure"].startswith("-")):
            return None
        return ends[0], MEASURE
    if thing and named and thing not in _PEOPLE and "," not in match[0]:
        return None
    if thing and (not spelled or groups["scale"] or thing in _PEOPLE):
        return end, COUNT
    if groups["scale"]:
        return ends[0], NUMBER
    if not spelled:
        number = match.end("number")
        sign = _SIGN_BEFORE.search(plain, max(0, match.start() - 4), match.start())
        if sign:
            return (match.end("to") if groups["to"] else number), MONEY
        if "," in groups["number"]:
            return (match.end("to") if groups["to"] else number), NUMBER
    return None
