"""What can be taken along: the claims of an article as tables, its days as a calendar, a briefing as Markdown."""
