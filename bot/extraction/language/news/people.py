"""Noun phrases of news prose: people with their titles, in groups, what they plan, and phrases of any kind."""

from __future__ import annotations

from bot.extraction.language.news import words
from bot.extraction.language.news.phrases import Phrases
from bot.extraction.language.news.trees import Node, between_commas, comma, word


class People(Phrases):
    """People and their plans, drawn from a generator."""

    def post(self) -> Node:
        """What somebody is: "sheriff", "former finance minister", "the Velm coach" without its article."""
        node = self.common(self.of(words.POST_COMPOUNDS) if self.chance(0.35) else self.of(words.POSTS))
        if self.chance(0.2):
            node.left("compound", self.compound(self.names.firm()[:2] if self.chance(0.4) else [self.names.town()]))
        if self.chance(0.3):
            adjective = self.of(["former", "senior", "veteran", "top", "deputy", "acting", "local", "retired"])
            node.left("amod", word(adjective, "JJ"))
        if self.chance(0.15):
            node.left("amod", word(self.names.country()[1], "JJ"))
        return node

    def person(self) -> Node:
        """A named person, with a title before, a post behind, an age, or bare."""
        kind = self.rng.random()
        if kind < 0.22:
            bare = word(self.names.surname(), "NNP")
            return self.apposed(bare) if self.chance(0.12) else bare
        if kind < 0.235:
            age = word(str(self.rng.integers(15, 90)), "CD").right("punct", word("-", "HYPH", tight=True))
            year = word("year", "NN").left("nummod", age).right("punct", word("-", "HYPH", tight=True))
            old = word("old", "NN").left("compound", year)
            return self.the(old)
        if kind < 0.28:
            return word(self.names.surname(), "NNP").left("nmod:desc", word(self.of(words.TITLES), "NNP"))
        if kind < 0.4:
            post = self.post() if self.chance(0.5) else self.the(self.post())
            if post.before and post.before[0][0] == "det":
                if self.chance(0.5):
                    return post.right("appos", self.flat(self.names.person()))
                name = self.flat(self.names.person())
                return post.right("appos", between_commas(name))
            return self._described(self.flat(self.names.person()), post)
        name = self.flat(self.names.person())
        if kind < 0.58:
            return self._described(name, self.post())
        if kind < 0.64:
            compound = self.of(words.TITLE_COMPOUNDS).split("_")
            return name.left("nmod:desc", self.compound(compound))
        if kind < 0.68:
            return name.left("nmod:desc", word(self.of(words.TITLES), "NNP"))
        if kind < 0.8:
            return self.apposed(name)
        if kind < 0.84:
            age = word(str(self.rng.integers(15, 95)), "CD").left("punct", comma()).right("punct", comma())
            return name.right("amod", age)
        return name

    def _described(self, name: Node, post: Node) -> Node:
        """A post before a name: nouns describe the name, adjectives before them belong to the name."""
        adjectives = [pair for pair in post.before if pair[0] == "amod" and pair[1].tag == "JJ"]
        kept = [pair for pair in post.before if pair not in adjectives or pair[1].form in ("prime", "high", "central")]
        adjectives = [pair for pair in adjectives if pair not in kept]
        post.before = kept
        name.left("nmod:desc", post)
        for _, adjective in reversed(adjectives):
            name.left("amod", adjective)
        return name

    def apposed(self, name: Node) -> Node:
        """A name with what the person is between commas: "X, the head of Y,"."""
        post = self.common(self.of(words.POST_COMPOUNDS) if self.chance(0.4) else self.of(words.POSTS))
        if self.chance(0.3):
            post.left("amod", word(self.of(["former", "new", "senior", "local", "chief"]), "JJ"))
        kind = self.rng.random()
        if kind < 0.45:
            self.the(post)
        elif kind < 0.6:
            self.a(post)
        elif kind < 0.75:
            post.left("nmod:poss", self.owner())
        if self.chance(0.5):
            self.nominal(post, self.of(["of", "of", "for", "at"]), self.body() if self.chance(0.6) else self.place())
        if self.chance(0.15):
            name.right("amod", word(str(self.rng.integers(20, 90)), "CD").left("punct", comma()))
        return name.right("appos", between_commas(post))

    def group(self) -> Node:
        """People in the plural, counted or not."""
        kind = self.rng.random()
        if kind < 0.15:
            return word(self.of(words.OFFICIALS), "NNS", "")
        node = self.common(self.of(words.GROUPS), many=True)
        if self.chance(0.15):
            return node
        if kind < 0.19:
            some = word(self.of(["one", "two", "some", "many", "most"]), "CD")
            if some.form in ("some", "many", "most"):
                some = (
                    word("some", "DT")
                    if some.form == "some"
                    else word(some.form, "JJ" if some.form == "many" else "JJS")
                )
            some.plural = some.form != "one"
            return self.nominal(some, "of", self.the(node))
        if kind < 0.22:
            bare = self.number(counting=True)
            bare.plural = True
            return bare
        if self.chance(0.25):
            self.qualified(node, 0.8)
        if kind < 0.5:
            if self.chance(0.15):
                node.left("amod", word("other", "JJ"))
            node.left("nummod", self.number(counting=True))
        elif kind < 0.6:
            bunch = word(self.of(["dozens", "hundreds", "thousands", "scores", "crowds"]), "NNS")
            return self.nominal(bunch, "of", node)
        elif kind < 0.75:
            self.the(node)
        elif kind < 0.8:
            node.left("det", word("some", "DT"))
        elif kind < 0.85:
            node.left("amod", word(self.of(["many", "several", "few"]), "JJ"))
        return node

    def plan(self) -> Node:
        """A plan, a deal, a law, a ruling, often with what it is for."""
        node = self.common(self.of(words.PLAN_COMPOUNDS) if self.chance(0.35) else self.of(words.PLANS))
        if self.chance(0.1):
            node.left("compound", self.money())
        node = self.determined(self.qualified(node))
        if self.chance(0.35):
            self.nominal(node, self.of(["for", "on", "with", "by", "against", "between"]), self.any_of(shallow=True))
        return node

    def any_of(self, *, shallow: bool = False) -> Node:
        """A noun phrase of any kind."""
        kinds = (self.person, self.group, self.body, self.place, self.thing, self.matter)
        more = (*kinds, self.plan, self.event)
        choices = kinds if shallow else more
        if self.chance(0.1):
            maker = choices[int(self.rng.integers(len(choices)))]
            return self.coordinated([maker() for _ in range(int(self.rng.integers(2, 5)))])
        return choices[int(self.rng.integers(len(choices)))]()
