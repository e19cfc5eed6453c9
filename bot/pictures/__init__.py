"""Draws what `bot.replies.pictures` describes, as PNG."""
