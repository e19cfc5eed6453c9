"""Noun phrases of news prose: names, bodies, places, things, events."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extraction.language.news import words
from bot.extraction.language.news.amounts import ORDINALS, Amounts
from bot.extraction.language.news.trees import Node, between_commas, comma, word


class Phrases(Amounts):
    """Noun phrases drawn from a generator."""

    def flat(self, parts: Sequence[str]) -> Node:
        """A name whose first word is the head: "Dale Wexcombe"."""
        head = word(parts[0], "NNP")
        for part in parts[1:]:
            head.right("flat", word(part, "NNP"))
        return head

    def compound(self, parts: Sequence[str]) -> Node:
        """A name whose last word is the head: "Sella Air", "Harlan County"."""
        head = word(parts[-1], "NNPS" if parts[-1] in ("Airlines", "Motors", "Foods", "Systems") else "NNP")
        for part in reversed(parts[:-1]):
            head.left("amod" if part in ("New", "National", "Central", "Supreme") else "compound", word(part, "NNP"))
        head.plural = False
        return head

    def the(self, node: Node) -> Node:
        """With "the" before it."""
        return node.left("det", word("the", "DT"))

    def a(self, node: Node) -> Node:
        """With "a" or "an" before it; none before a plural."""
        if node.tag in ("NNS", "NNPS"):
            return node
        first = node
        while first.before:
            first = first.before[0][1]
        return node.left(
            "det", word("an" if first.form.lower().startswith(("a", "e", "i", "o", "un", "ur", "up")) else "a", "DT")
        )

    def determined(self, node: Node) -> Node:
        """With an article, a possessive, a demonstrative, or nothing before a plural."""
        kind = self.rng.random()
        if kind < 0.42:
            return self.the(node)
        if kind < 0.75:
            return self.a(node)
        if kind < 0.85:
            return node.left("nmod:poss", word(self.of(["its", "his", "her", "their"]), "PRP$"))
        if kind < 0.93:
            return node.left("nmod:poss", self.owner())
        return self.the(node) if node.tag == "NN" and self.chance(0.5) else self.a(node)

    def owner(self) -> Node:
        """A possessor with its 's."""
        kind = self.rng.random()
        if kind < 0.4:
            owner = self.compound(self.names.place()[-2:]) if self.chance(0.7) else self.flat(self.names.person())
        elif kind < 0.6:
            owner = self.compound(self.names.firm())
        else:
            owner = self.the(self.common(self.of(words.BODIES)))
        last = owner.after[-1][1] if owner.after else owner
        mark = "'" if last.form.endswith("s") else "'s"
        return owner.right("case", word(mark, "POS", "'s", tight=True))

    def qualified(self, node: Node, likely: float = 0.35) -> Node:
        """With an adjective, a demonym or a noun before it."""
        if self.chance(likely):
            form = self.of(words.QUALITIES)
            if node.tag == "NNS" and form in (*ORDINALS, "key", "joint", "record"):
                return node
            adjective = word(form, "JJ")
            if form in ORDINALS:
                adjective.feats = "Degree=Pos|NumForm=Word|NumType=Ord"
            node.left("amod", adjective)
        if self.chance(0.06):
            node.left("amod", word(self.names.country()[1], "JJ"))
        if self.chance(0.03):
            base = word("based", "VBN", "base")
            base.left("punct", word("-", "HYPH", tight=True)).left("obl:unmarked", word(self.names.town(), "NNP"))
            node.left("amod", base)
        return node

    def body(self) -> Node:
        """A body that acts: a company, an office, a court, a team."""
        kind = self.rng.random()
        if kind < 0.3:
            firm = self.compound(self.names.firm())
            if self.chance(0.15):
                what = self.a(self.qualified(self.common(self.of(words.BODIES)), 0.4))
                if self.chance(0.6):
                    self.nominal(
                        what, self.of(["with", "of", "in", "for"]), self.place() if self.chance(0.5) else self.counted()
                    )
                firm.right("appos", between_commas(what))
            return firm
        if kind < 0.42:
            return self.the(self.compound(self.names.office()))
        if kind < 0.47:
            office, field = self.names.office_of()
            return self.the(self.nominal(word(office, "NNP"), "of", word(field, "NNP")))
        if kind < 0.52:
            return self.compound(self.names.club())
        if kind < 0.56:
            return self.the(self.compound(self.names.paper()))
        if kind < 0.6:
            return self.compound(self.names.place())
        noun = self.of(words.BODY_COMPOUNDS) if self.chance(0.4) else self.of(words.BODIES)
        node = self.common(noun)
        if self.chance(0.12):
            name = self.compound(self.names.firm())
            if self.chance(0.6):
                node = self.qualified(node, 0.3)
                return name.left("nmod:desc", node) if self.chance(0.5) else self.the(node).right("appos", name)
        if self.chance(0.25):
            node.left("compound", self.compound([self.names.town()]))
        self.qualified(node, 0.18)
        if kind < 0.88:
            self.the(node)
        elif kind < 0.94:
            self.a(node)
        else:
            node.left("nmod:poss", self.owner())
        if self.chance(0.15):
            self.nominal(node, "in", self.place())
        return node

    def place(self) -> Node:
        """A place: a name, a name with its region, "the port of X", a building."""
        kind = self.rng.random()
        name = self.names.place()
        node = self.compound(name)
        if name[-1] in ("River", "Bridge", "Castle", "Square", "Valley") and self.chance(0.7):
            self.the(node)
        if kind < 0.5:
            return node
        if kind < 0.6:
            region = self.compound([self.names.town() if self.chance(0.5) else self.names.country()[0]])
            return node.right("nmod:unmarked", between_commas(region))
        if kind < 0.75:
            kinds = ["port", "city", "town", "village", "capital", "island", "province", "district", "suburb", "resort"]
            return self.the(
                self.nominal(self.qualified(word(self.of(kinds), "NN"), 0.4), "of", self.compound([self.names.town()]))
            )
        if kind < 0.8:
            side = self.of(["northern", "southern", "eastern", "western", "central", "rural"])
            return node.left("amod", word(side, "JJ"))
        site = self.of(
            "hospital court prison factory school station church market square airport harbour stadium".split()
        )
        return self.determined(self.qualified(word(site, "NN"), 0.25))

    def thing(self) -> Node:
        """Something that can be made, bought, hit or found."""
        many = self.chance(0.3)
        node = self.common(self.of(words.THINGS), many=many)
        if self.chance(0.2):
            node.left("compound", word(self.of(words.MATTERS), "NN"))
        self.qualified(node)
        if many and self.chance(0.4):
            return node.left("nummod", self.number(counting=True))
        node = self.determined(node)
        if self.chance(0.15):
            self.nominal(node, self.of(["in", "near", "of", "at"]), self.place())
        return node

    def event(self) -> Node:
        """An event: a storm, a strike, a summit, with its place now and then."""
        node = self.determined(self.qualified(self.common(self.of(words.EVENTS), many=self.chance(0.15))))
        if self.chance(0.3):
            self.nominal(node, self.of(["in", "at", "near", "on", "of"]), self.place())
        return node

    def matter(self) -> Node:
        """A matter or a material, mostly bare: "safety concerns", "steel"."""
        node = self.common(self.of(words.MATTERS), many=False)
        if self.chance(0.25):
            node = self.common(
                self.of(["concern", "fear", "doubt", "claim", "problem", "shortage", "issue", "cost"]), many=True
            )
            node.left("compound", word(self.of(words.MATTERS), "NN"))
        return self.qualified(node, 0.25)

    def indicator(self) -> Node:
        """Something that rises and falls: "house prices in Velm", "its net profit"."""
        node = self.common(self.of(words.INDICATOR_COMPOUNDS) if self.chance(0.45) else self.of(words.INDICATORS))
        if self.chance(0.3):
            self.qualified(node, 0.7)
        if node.tag == "NN" or self.chance(0.35):
            self.the(node) if self.chance(0.5) else node.left("nmod:poss", self.owner())
        if self.chance(0.2):
            self.nominal(node, self.of(["in", "for", "at", "of"]), self.place() if self.chance(0.5) else self.body())
        return node

    def crime(self) -> Node:
        """A crime, bare, now and then two or several counts of it."""
        node = self.common(self.of(words.CRIME_COMPOUNDS) if self.chance(0.3) else self.of(words.CRIMES))
        if self.chance(0.15):
            return self.coordinated([node, self.common(self.of(words.CRIMES))])
        return node

    def coordinated(self, nodes: Sequence[Node]) -> Node:
        """ "A and B", "A, B and C"."""
        head, *others = nodes
        for index, other in enumerate(others):
            if index == len(others) - 1:
                other.left("cc", word("and" if self.chance(0.9) else "or", "CC"))
            else:
                other.left("punct", comma())
            head.right("conj", other)
        head.plural = True
        return head

    def nominal(self, node: Node, preposition: str, other: Node) -> Node:
        """A noun with another behind a preposition."""
        return node.right("nmod", other.left("case", word(preposition, "IN")))
