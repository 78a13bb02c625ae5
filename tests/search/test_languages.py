"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.languages import language_of

TEXTS = {
    "en": """The harbour was closed for a week, and the ships had to wait. Nobody knew how long it
        would take to open it again, as the cranes were not working.""",
    "de": """Der Hafen war eine Woche lang geschlossen, und die Schiffe mussten warten. Niemand
        wusste, wie lange das dauern wird, denn die Kräne sind nicht in Betrieb.""",
    "fr": """Le port est resté fermé pendant une semaine et les navires ont dû attendre. Personne ne
        savait quand il serait rouvert, car les grues ne sont pas en service.""",
    "es": """El puerto estuvo cerrado durante una semana y los barcos tuvieron que esperar. Nadie
        sabía cuánto tiempo iba a durar, porque las grúas no funcionan como antes.""",
    "it": """Il porto è rimasto chiuso per una settimana e le navi hanno dovuto aspettare. Non si sa
        ancora quanto tempo ci vorrà, perché le gru della città non funzionano più.""",
    "pt": """O porto ficou fechado por uma semana e os navios tiveram de esperar. Não se sabe quanto
        tempo vai durar, porque as gruas da cidade não funcionam como antes.""",
    "nl": """De haven was een week lang gesloten en de schepen moesten wachten. Niemand wist hoe
        lang het zou duren, want de kranen van de stad zijn niet in bedrijf.""",
    "sv": """Hamnen var stängd i en vecka och fartygen fick vänta. Det är inte känt hur länge det
        kommer att dröja, men kranarna har inte fungerat efter stormen.""",
    "da": """Havnen var lukket i en uge, og skibene blev nødt til at vente. Det er ikke kendt, hvor
        længe det varer, men hun siger, at kranerne også har været ude af drift.""",
    "no": """Havnen var stengt i en uke, og skipene ble nødt til å vente. Det er ikke kjent hvor
        lenge det varer, men hun sier at kranene også har vært ute av drift etter stormen.""",
    "fi": """Satama oli suljettu viikon, ja laivat joutuivat odottamaan. Ei ole tiedossa, kuinka
        kauan se kestää, mutta nosturit ovat olleet poissa käytöstä, kun myrsky oli ohi.""",
    "hu": """A kikötő egy hétig zárva volt, és a hajóknak várniuk kellett. Nem tudni, hogy meddig
        tart ez, mert a daruk a vihar után még nem működnek.""",
    "ro": """Portul a fost închis o săptămână și navele au trebuit să aștepte. Nu se știe cât va
        dura, pentru că macaralele din oraș nu sunt în funcțiune după furtună.""",
    "tr": """Liman bir hafta kapalı kaldı ve gemiler beklemek zorunda kaldı. Ne kadar süreceği belli
        değil, çünkü vinçler fırtınadan sonra daha çalışmıyor, bu da çok zaman alacak.""",
    "pl": """Port był zamknięty przez tydzień i statki musiały czekać. Nie wiadomo, jak długo to
        potrwa, bo dźwigi nie są w ruchu od czasu, kiedy przez miasto przeszła burza.""",
    "cs": """Přístav byl týden zavřený a lodě musely čekat. Neví se, jak dlouho to potrvá, protože
        jeřáby podle města nejsou v provozu, které je také bez proudu.""",
    "ru": """Порт был закрыт на неделю, и суда не могли войти. Никто не знает, как долго это
        продлится, но краны после бури также не работают.""",
    "uk": """Порт був закритий на тиждень, і судна не могли зайти. Ніхто не знає, як довго це
        триватиме, але крани після бурі також не працюють.""",
    "el": """Το λιμάνι ήταν κλειστό για μια εβδομάδα και τα πλοία δεν μπορούσαν να περιμένουν.
        Κανείς δεν ξέρει πότε θα ανοίξει, οι γερανοί από την πόλη είναι εκτός λειτουργίας.""",
    "ar": """كان الميناء مغلقا لمدة أسبوع و لم تتمكن السفن من الدخول. لا أحد يعرف متى يفتح على
        الرغم من أن الرافعات قد عادت إلى العمل بعد العاصفة.""",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_by_its_function_words(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        pytest.param(TEXTS["de"], "fr-CA", "fr", id="what is stated is believed"),
        pytest.param("", None, "en", id="nothing"),
        pytest.param("Pokrovsk, Donetsk, 1 2 3", None, "en", id="no function words"),
        pytest.param("Der Spiegel, The Guardian", None, "en", id="too few of them"),
        pytest.param("東京都は晴れ。", None, "en", id="none that is known"),
        pytest.param(f"{TEXTS['en']} „Der Hafen ist zu“, sagte er.", None, "en", id="a quotation"),
    ],
)
def test_language_of(text: str, stated: str | None, expected: str) -> None:
    assert language_of(text, stated) == expected


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text)
