"""Numbers, money, shares, scores, stretches of time and dates, and the choices all parts of the grammar make."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.extraction.language.news import words
from bot.extraction.language.news.inflection import plural
from bot.extraction.language.news.names import Names
from bot.extraction.language.news.trees import Node, comma, word

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January February March April May June July August September October November December").split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve fifteen twenty".split()
ORDINALS = ("second", "third", "first", "fourth", "fifth")


class Amounts:
    """What can be counted, drawn from a generator."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Phrases by the dice of `rng`."""
        self.rng = rng
        self.names = Names(rng)

    def of(self, choices: Sequence[str]) -> str:
        """One of these."""
        return choices[int(self.rng.integers(len(choices)))]

    def chance(self, likely: float) -> bool:
        """Yes, in so many cases of one."""
        return bool(self.rng.random() < likely)

    def common(self, noun: str, *, many: bool = False) -> Node:
        """A common noun; one written with "_" is a compound."""
        *rest, last = noun.split("_")
        singular = not last.endswith("s") or last.endswith("ss") or last in ("bus", "gas")
        if many and singular and last not in words.INDICATORS:
            head = word(plural(last), "NNS", last)
        elif not singular:
            head = word(last, "NNS", last.removesuffix("s"))
        else:
            head = word(last, "NN")
        for part in reversed(rest):
            head.left("amod" if part in ("prime", "high", "central", "retail", "net") else "compound", word(part, "NN"))
            if part in ("prime", "high", "central", "net"):
                head.before[0] = ("amod", word(part, "JJ"))
        return head

    def number(self, *, counting: bool = False) -> Node:
        """A number, in words or digits, perhaps "at least" or "more than" before it."""
        kind = self.rng.random()
        if kind < 0.35:
            node = word(self.of(NUMBERS), "CD")
        elif kind < 0.75:
            node = word(str(self.rng.integers(11, 999)), "CD")
        elif kind < 0.9:
            node = word(f"{int(self.rng.integers(1, 400))},{int(self.rng.integers(0, 10))}00", "CD")
        else:
            node = word("million", "CD").left("compound", word(self._decimal(), "CD"))
        return self._about(node) if counting and self.chance(0.3) else node

    def _about(self, node: Node) -> Node:
        kind = self.rng.random()
        if kind < 0.35:
            return node.left("nmod", word("least", "JJS").left("case", word("at", "IN")))
        if kind < 0.65:
            more = word("more", "JJR") if self.chance(0.7) else word("fewer", "JJR")
            return node.left("advmod", more.right("fixed", word("than", "IN")))
        if kind < 0.75:
            return node.left("advmod", word("up", "IN").right("fixed", word("to", "IN")))
        return node.left("advmod", word(self.of(["about", "nearly", "almost", "around", "roughly", "only"]), "RB"))

    def _decimal(self) -> str:
        whole = int(self.rng.integers(1, 90))
        return f"{whole}.{int(self.rng.integers(1, 10))}" if self.chance(0.5) else str(whole)

    def percent(self) -> Node:
        """ "62%", "3.4 percent", now and then "about" before it."""
        node = word("%", "NN", tight=True) if self.chance(0.7) else word("percent", "NN")
        number = word(self._decimal(), "CD")
        return node.left("nummod", self._about(number) if self.chance(0.12) else number)

    def money(self) -> Node:
        """An amount of money: "$2 million", "148 million euros"."""
        figure = word(self._decimal() if self.chance(0.7) else f"{int(self.rng.integers(1, 900))},000", "CD")
        if self.chance(0.65) and "," not in figure.form:
            figure = word(self.of(["million", "billion"]), "CD").left("compound", figure)
        if self.chance(0.5):
            sign = word(self.of(["$", "$", "€", "£"]), "$")
            return sign.right("nummod", figure)
        unit = self.of(["euro", "dollar", "pound", "krona", "peso", "rupee", "franc", "crown", "dinar", "lira"])
        if self.chance(0.15):
            self._about(figure)
        return word(plural(unit), "NNS", unit).left("nummod", figure)

    def counted(self) -> Node:
        """A counted thing: "1,200 jobs"."""
        return self.common(self.of(words.COUNTED), many=True).left("nummod", self.number(counting=True))

    def amount(self) -> Node:
        """Money, a share, or a count."""
        kind = self.rng.random()
        return self.money() if kind < 0.45 else self.percent() if kind < 0.75 else self.counted()

    def score(self) -> Node:
        """A score: "6-4"."""
        left, right = (word(str(self.rng.integers(0, 8)), "CD") for _ in range(2))
        dash = word("-", "SYM", tight=True)
        return left.right("nmod", right.left("case", dash))

    def term(self) -> Node:
        """A stretch of time: "four years", "18 months"."""
        unit = self.of(["year", "month", "week", "day", "hour"])
        number = word(self.of(NUMBERS), "CD") if self.chance(0.6) else word(str(self.rng.integers(2, 30)), "CD")
        return word(plural(unit), "NNS", unit).left("nummod", number)

    def month(self) -> Node:
        """ "March", "March 2019"."""
        node = word(self.of(MONTHS), "NNP")
        return node.right("nmod:unmarked", word(str(self.rng.integers(1960, 2031)), "CD")) if self.chance(0.2) else node

    def date(self) -> Node:
        """ "14 March", "March 14", with the year now and then."""
        node, month = word(str(self.rng.integers(1, 31)), "CD"), word(self.of(MONTHS), "NNP")
        dep = "compound" if self.chance(0.4) else "nmod:unmarked"
        if self.chance(0.5):
            node.left(dep, month)
            if self.chance(0.3):
                year = word(str(self.rng.integers(1960, 2031)), "CD").left("punct", comma())
                node.right("nmod:unmarked", year)
        else:
            node.right("nmod:unmarked", month)
            if self.chance(0.3):
                node.right("nmod:unmarked", word(str(self.rng.integers(1960, 2031)), "CD"))
        return node
