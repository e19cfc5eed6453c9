"""From articles to stories: what is the same article, what belongs to one event, and whom a change is told."""
