"""The fact base: articles with their sheets, briefings and deliveries, in memory or in a database.

Nothing is imported here: `memory` needs no database library, so that one answer about one file starts quickly.
"""
