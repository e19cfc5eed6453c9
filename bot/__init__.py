"""Newsdesk: a news-briefing bot that says who claims what, and shows the sentence that says so."""

__version__ = "0.1.0"
