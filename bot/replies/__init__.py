"""What the bot says, on no platform in particular. Pure: standard library and `bot.facts` only."""
