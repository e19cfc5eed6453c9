"""Invented names of people, places and bodies: syllables of many languages, and given names that are common in them."""

from __future__ import annotations

import numpy as np

# Given names, as they are common in many countries.
GIVEN = (
    "Dale Ilse Keiko Ana Pavel Mirela Tomas Ingrid Lars Nadia Yusuf Amara Chidi Ngozi Kwame Abena Tariq Leila "
    "Farid Samira Rohan Priya Anil Meera Vikram Lakshmi Wei Mei Jian Haruto Yuki Sora Minh Thanh Lan Somchai "
    "Malee Budi Siti Joko Maria Jose Carlos Lucia Diego Elena Javier Marta Pedro Rosa Luis Carmen Bruno Giulia "
    "Marco Paolo Chiara Luca Hans Greta Klaus Ute Jurgen Anke Pierre Claire Luc Odile Jean Manon Piet Anouk Joost "
    "Femke Sven Astrid Bjorn Liv Aino Eero Matti Katarzyna Jan Zofia Piotr Olga Ivan Dmitri Oksana Taras Milan "
    "Vesna Goran Jelena Arben Drita Nikos Eleni Yannis Ayse Mehmet Emre Zeynep Ari Noa Eitan Tamar Hassan Fatima "
    "Omar Aisha Karim Salma Tesfaye Almaz Juma Wanjiku Otieno Thabo Lerato Sipho Tendai Rudo Mamadou Awa Moussa "
    "Oumar Ewan Fiona Callum Isla Rhys Carys Sean Niamh Liam Orla Tom Ruth Mark Helen Peter Alice Frank Grace "
    "Neil Judith Roy Hazel Dean Joy Bill Hope Rob June May April Sue Pat Rich Drew Chase Grant Chuck Bob Faith "
    "Ray Victor Max Dawn Rose Iris Heather Penny Miles Art"
).split()
# Onsets, middles and endings that go together, one line for each kind of sound.
_SOUNDS = tuple(
    tuple(part.split() for part in line.split("|"))
    for line in (
        "Wex Har Ash Thorn Black Whit Crad Pem Stan Brad Ald Fen Kirk Hol Mar Wal|combe low worth ley ton field wick "
        "bury ford shaw croft more dale man by",
        "Van Ver Der Kol Brink Hoek Dijk Zand Wester Meul|der en meer stra sma ink huis man beek hout veld berg dijk",
        "Schu Brau Kel Hoff Wag Rieg Stein Lin Mol Grub Krau|mann ler ner bach er berg hardt feld ler stein meyer ke",
        "Kow Now Wis Zie Jan Krav Petr Dvor Mal Hor Nov Sok|alski ak icki enko ov ova ek sky ic ik chuk iak evic",
        "Ros Bel Mar Ric Ferr Gal Con Bian Esp Mor Del|setti lini tano chi ara eri igno olo one ucci etti io",
        "Gar Fern Herr Val Mend Cas Rod Sal Ort Quin Ur|cia andez era dez oza tillo ales inas ega tero iz uela",
        "Tek Gir Bek Hail Des Wol Ask Mul Zer Ab|le ma ele u alegn de ay ugeta ebe ye",
        "Ok Ad Eze Nwa Ob Ige Chuk Ak Oyel Uzo|onkwo eyemi kwe chukwu asanjo ola wuma indele aran afor",
        "Ash Pat Shar Ram Kris Deo Bhat Men Iy Chak Redd|ma el war nan hnan kar tacharya on er raborty y",
        "Taka Yama Naka Mori Fuji Wata Ishi Kobay Suzu Hase|hashi moto mura ta da nabe kawa ashi ki gawa",
        "Kha Al Sal Has Mah Naz Ras Fah Jab Qas|lil ari eh an moud ari hidi oumi eer im",
        "Sol Bra Vel Nor Ost Kest Mir Tar Lum Dra Vess|ane ven dis rel ovar ane row isk mar ek ola",
        "Le Du Bel Mor Char Gau Roch Per Ger Vau|roux pont lac eau pentier tier ard rin vais quelin",
        "Lind Berg Nils Sand Hol Strand Dahl Ek Ny|strom gren son berg mgren lund vist holm",
        "Nguy Tr Ph L V Bui Dang Ho|en an am e u ong inh ang",
        "Mac Mc O' Fitz|Donagh Arran Kell Brane Tavish Rory Gowan Dell Carra Neil",
    )
)
_FRONT = (
    "Vel Ost Mirr Kest Norr Dun Har Lor Bal Tar Gren Sel Qas Zar Ul Bor Ked Ary Pol Ker Tam Oru Wen Bris Cal Dor "
    "Esk Fal Gol Hes Ith Jas Kor Lun Mav Nev Ond Pre Rav Sten Tyr Ub Vor Wil Yel Zan Amb Chel Stow Led"
).split()
_TOWN = (
    "a ow rel mouth ton stad burg ville ovo abad ford ham wick haven pur ista ino eda esse ira ang uru bridge".split()
)
_LAND = "ia land stan ania oria aria ovia uela ana ique esh avia inea istan onia".split()
_DEMONYM = {"ia": "ian", "land": "ish", "stan": "i", "ania": "anian", "oria": "orian", "aria": "arian", "ovia": "ovian",
            "uela": "uelan", "ana": "anese", "ique": "ican", "esh": "eshi", "avia": "avian", "inea": "inean",
            "istan": "i", "onia": "onian"}  # fmt: skip
_TRADE = (
    "Air Airlines Airways Group Holdings Bank Motors Foods Energy Steel Telecom Media Pharma Systems Rail Oil "
    "Mining Shipping Partners Insurance Capital Chemicals Electronics Robotics Aerospace Logistics Water Power "
    "Records Studios Breweries Paper Cement Textiles Retail Stores Trust Labs Biotech Solar Petroleum Lines "
    "Express Ferries Networks"
).split()
_FIRM = "Inc. Ltd plc Corp. AG SA NV Co. Limited".split()
_OFFICES = (
    "Ministry Department Council Commission Agency Authority Bureau Institute Committee Board Court Office "
    "Service Federation Association Union League Party Parliament Senate Museum Hospital University Society "
    "Foundation Guard"
).split()
_FIELDS = (
    "Health Interior Defence Finance Justice Education Transport Energy Agriculture Labour Environment Trade "
    "Space Election Aviation Football Athletics Cycling Teachers Nurses Farmers Workers People National Central "
    "Supreme High Royal Democratic Liberal Labour Green Conservative Maritime Coast Medical Technical Appeals "
    "District County"
).split()
_SITES = (
    "County Province River Valley Island Bay Street Bridge Airport Station Park Stadium Square Road Castle Beach "
    "Prison Lake"
).split()
_PAPERS = "Times Post Herald Gazette Tribune Chronicle Mirror Observer Courier News Radio Television".split()
_CLUBS = "United City Rovers Athletic Wanderers Rangers Tigers Bears Falcons Hawks Town Dynamo Sporting".split()


class Names:
    """Invented names, drawn from a generator."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Names by the dice of `rng`."""
        self._rng = rng

    def _of(self, choices: tuple[str, ...] | list[str]) -> str:
        return choices[int(self._rng.integers(len(choices)))]

    def chance(self, likely: float) -> bool:
        """Yes, in so many cases of one."""
        return bool(self._rng.random() < likely)

    def surname(self) -> str:
        """A surname, one word."""
        front, end = _SOUNDS[int(self._rng.integers(len(_SOUNDS)))][:2]
        return self._of(front) + self._of(end)

    def given(self) -> str:
        """A given name, in one case of four made of syllables too."""
        if self.chance(0.75):
            return self._of(GIVEN)
        return self._of(_FRONT) + self._of(
            ["a", "o", "i", "en", "ina", "ko", "ka", "an", "ul", "esh", "ine", "ar", "ey"]
        )

    def town(self) -> str:
        """A town or a region, one word."""
        return self._of(_FRONT) + self._of(_TOWN)

    def country(self) -> tuple[str, str]:
        """A country and its adjective."""
        front, end = self._of(_FRONT), self._of(_LAND)
        return front + end, front + _DEMONYM[end]

    def place(self) -> list[str]:
        """A place: mostly a town, a country, or a county or river with its kind behind it."""
        kind = self._rng.random()
        if kind < 0.55:
            return [self.town()]
        if kind < 0.7:
            return [self.country()[0]]
        if kind < 0.78:
            return [self._of(["North", "South", "New", "West", "East", "San", "Port", "Saint", "Upper"]), self.town()]
        return [self.town(), self._of(_SITES)]

    def person(self) -> list[str]:
        """A person: given name and surname, now and then with more than two words."""
        kind = self._rng.random()
        name = [self.given(), self.surname()]
        if kind < 0.05:
            return [name[0], self._of(["van", "de", "von", "al", "bin", "da", "di"]), name[1]]
        if kind < 0.08:
            return [name[0], self._of(list("ABCDEFGHJKLMPRST")) + ".", name[1]]
        if kind < 0.1:
            return [self.given(), *name]
        return name

    def firm(self) -> list[str]:
        """A company."""
        kind = self._rng.random()
        first = self.town() if kind < 0.4 else self.surname()
        if kind < 0.3:
            return [first]
        if kind < 0.4:
            return ["".join(self._of(list("ABCDEGIKLMNOPRSTV")) for _ in range(3))]
        if kind < 0.85:
            return [first, self._of(_TRADE)]
        return [first, self._of(_FIRM)]

    def office(self) -> list[str]:
        """A public body, to stand behind "the": a field and an office, or a place and both."""
        words = [self._of(_FIELDS), self._of(_OFFICES)]
        return [self.town(), *words] if self.chance(0.3) else words

    def paper(self) -> list[str]:
        """A newspaper or a station, to stand behind "the"."""
        return [self.town(), self._of(_PAPERS)]

    def club(self) -> list[str]:
        """A team."""
        return [self.town()] if self.chance(0.5) else [self.town(), self._of(_CLUBS)]

    def office_of(self) -> tuple[str, str]:
        """An office and what it is for: ("Ministry", "Health")."""
        return self._of(_OFFICES[:9]), self._of(_FIELDS[:13])
