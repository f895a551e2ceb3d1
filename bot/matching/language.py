"""The languages of the matching: their stems, and the words that say little."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_WORD = 40
"""Letters; what is longer is no word of these languages, and not worth remembering."""

_SNOWBALL = {"en": "english", "da": "danish", "nl": "dutch", "de": "german", "fr": "french", "sv": "swedish"}

_COMMON = {
    "en": """a about after all also am an and any anyone anything are as ask at be because been before but by can
        cannot cant come could did didnt do does doesnt doing done dont else even ever every for from get gets getting
        give go going got had has have having hello help here hey hi how i id if ill im in into is isnt it its
        ive just know let like lot make many may maybe me mean might more most much must my need no not now of off ok
        on one only or other our out over please put really same say see shall should so some someone something still
        sure take tell than thank thanks that thats the their them then there these they thing things think this those
        to too up us use very want was way we well were werent what whats when where which who whom whose why will
        with without would yes yet you your nice happy glad sorry bye goodbye cheers welcome good
        morning evening night please meet tomorrow today tonight lol btw fine great""",
    "da": """ad af alle alt altid andet andre anden at bare begge blev blive bliver da de dem den denne der deres det
        dette dig din dine disse dit du efter egen ej eller en end er et fik for fordi fra få får gerne gik god godt
        går gør gøre ham han har hav have havde hej hen hende her hjælp ho hos hun hvad hvem hver hvilke hvilken
        hvilket hvis hvor hvordan hvorfor hvornår i ikke ind ingen intet ja jeg jer jeres jo kan kom komme kommer
        kun kunne lave laver lidt lige man mange med meget men mere mest mig min mine mit mod må måske ned nej nogen
        nogle noget nok nu når og også om on op os over på se selv sig sin sine sit skal skulle som stadig så sådan
        tak tror til ud uden under ved vi vide vil ville vores være været ved ting tage tager undskyld tusind farvel godmorgen godnat
        goddag velkommen beklager fint dejlig dejligt morgen dag aften nat weekend ses""",
    "nl": """aan al alle alleen als altijd ander andere anders ben bent bij daar dan dat de deze die dit doe doen doet
        door dus een eens eigenlijk en er even gaan gaat geef geen ga goed graag had hallo heb hebben hebt heeft
        heel help hem het hier hij hoe hoi hun iemand iets ik in is ja je jij jou jouw jullie kan kon kun kunnen kunt
        laat maak maar maken me mee meer men met mij mijn moet moeten mogen mag na naar nee niet niets nodig nog nou nu
        of om omdat ons onze ook op over s straks t te tegen toch toe tot u uit uw van veel voor waar waarom wanneer
        waren was wat we weet weer wel welk welke wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo
        zoals zonder zou zouden dingen dank bedankt
        sorry fijn leuk prettig prettige doei dag goedemorgen goedenavond morgen avond weekend welkom""",
}

_EVERYDAY = {
    "en": """actor airport album apple april arsenal august bacon bake baker bank banana bath beach beer best better bike bird
        birthday bitcoin boat bread breakfast brother bus butter cake capital car cat cheap cheese chicken chocolate
        christmas cinema city clothes coffee concert cook cooking country cream cup daughter december dentist diesel
        dinner doctor dog dress drink eggs father february fish flight flower food football fridge friend friends fruit
        garden girl glasses goal guitar hair hairdresser hamster happy holiday horse hospital hotel house husband january
        joke juice july june kitchen laundry league liter litre lottery lunch march married match meal meat medicine milk
        monday money moon mother mountain movie music november october oven pants parents party passport pasta petrol
        pharmacy phone pizza plane planet playlist poem police potato president price prime puppy rain recipe restaurant
        rice river salad saturday school sea season september shirt shoes shop sister sleep snow soccer song soup sport
        star station stock sugar summer sun sunday supermarket swim taxi tea team tennis thursday tickets tooth train
        tuesday umbrella vegan visa washing water weather wednesday weekend wife wind window wine winter world""",
    "da": """aftensmad april august avis bade bager banan bank barn bedste benzin bil biler billig biograf blomst bog brød
        brødre butik by bolig bus båd cykel dansk december diesel drikke dyr euro familie far februar ferie fest fisk
        flad flugt fly fodbold fransk frisør frokost frugt fødselsdag gave guitar hest hotel hund hus hår is januar jul
        juli juni kaffe kage kat kartoffel klub koncert kone kamp køkken købe landshold landsholdet lege liter læge mad
        maj mand marts medicin melk morgenmad mor musik mælk november oktober olie opskrift ost pas pasta penge pizza
        politi præmie regn rejse restaurant ris saft sang september sko skat smør sne sol sommer spise sport strand
        strøm suppe supermarked svømme søster tandlæge taxi te tog togt tysk vand vejr vejret vin vind vinter vittighed
        værtshus æble æg øl""",
    "nl": """aardappel apotheek appel april augustus auto bakken bakker bal bank beste bier bioscoop bloem boot boodschappen
        boter brood broer bus chocolade concert december diesel dokter drinken eieren eten euro familie februari feest
        fiets film frans fruit geld gitaar goedkoop gras haar hond hotel huis ijs januari juli juni kaas kapper kat keuken
        kerst kip koffie koken koorts lied liter lunch maan maart man mei melk moeder muziek november oktober ontbijt
        oven paard paspoort pasta pizza politie prijs recept regen reis restaurant rijst salade schoenen september sneeuw
        soep sport stoel strand suiker supermarkt taart tandarts taxi tennis thee trein treinen trouwen tuin vader vakantie
        verjaardag vis visum vlees vliegtuig voetbal vriend vrouw water weer wijn wind winter zee zomer zon zus zwemmen""",
}


_POINTING = {
    "en": "it its that this they them their these those one ones there",
    "da": "det den de dem deres dette disse denne der her",
    "nl": "het dat dit die deze ze er daar hier hun daarvan ervan daarvoor ervoor daarmee ermee",
}

_JOINING = {
    "en": "and, but, or, so, then, also, for, with, without, instead, what about, how about",
    "da": "og, men, eller, så, også, til, for, med, uden, hvad med, hvad så med",
    "nl": "en, maar, of, dus, dan, ook, voor, met, zonder, wat met, hoe zit het",
}


def points_back(row: tuple[str, ...], language: str) -> bool:
    """Tell whether a row has a word that points to what was just spoken of."""
    return not frozenset(_POINTING.get(language, "").split()).isdisjoint(row)


def joins_on(row: tuple[str, ...], language: str) -> bool:
    """Tell whether a row begins as something that goes on from what was just spoken of."""
    phrases = (tuple(phrase.split()) for phrase in _JOINING.get(language, "").split(","))
    return any(phrase and row[: len(phrase)] == phrase for phrase in phrases)


def everyday_words(language: str) -> frozenset[str]:
    """Give words of daily life outside the field, which are words as they stand and no slips of others."""
    return frozenset(_EVERYDAY.get(language, "").split())


def common_words(language: str) -> frozenset[str]:
    """Give the words of a language that carry no topic of their own; none for a language unknown here."""
    return frozenset(_COMMON.get(language, "").split())


def stemmer(language: str) -> Callable[[str], str]:
    """Give a function from a word to its stem, with a memory of the words it has seen.

    A stemmer works on itself, and changed samples are learnt while people ask: each caller has one of its own.
    """
    if language not in _SNOWBALL:
        return lambda word: word
    stem: Callable[[str], str] = snowballstemmer.stemmer(_SNOWBALL[language]).stemWord
    remembered = lru_cache(maxsize=1 << 16)(stem)
    return lambda word: word if len(word) > LONGEST_WORD else remembered(word)
