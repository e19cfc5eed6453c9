"""Words that shout: what they are read as, and that US is a country only where one is meant."""

from __future__ import annotations

import pytest

from bot.extraction.trees.capitals import quieted


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        ("THEY LEFT US NO CHOICE, SAID IDA HOLM.", "They left us no choice, said Ida Holm."),
        ("HE SAID THAT THE TOWN LEFT THE TABLE, NOT US.", "He said that the town left the table, not us."),
        ("THEY WILL COME WITH US TO THE PIER", "They will come with us to the pier"),
        ("NOBODY HAS ASKED US, SAID THE MAYOR", "Nobody has asked us, said the mayor"),
        ("THE US WILL PAY FOR THE FERRIES", "The US will pay for the ferries"),
        ("US STRIKES THE PORT OF THE REBELS", "US strikes the port of the rebels"),
        ("CHINA, US TO MEET IN THE AUTUMN", "China, US to meet in the autumn"),
        ("IT WAS HIT BY US FORCES IN THE NORTH", "It was hit by US forces in the north"),
        ("PREMIER SAYS US WILL PAY FOR IT", "Premier says US will pay for it"),
        ("A US-LED FORCE IS IN THE TOWN", "A US-led force is in the town"),
    ],
)
def test_us_in_capitals_is_a_pronoun_where_no_country_can_stand(shouted: str, read: str) -> None:
    """As the object of a verb or preposition it is "us"; behind "the", before a noun or a verb it is the country."""
    assert read == quieted(shouted, ())
    assert len(read) == len(shouted)
