"""Where people talk to the bot: each folder connects one place, renders replies for it, and projects the commands."""
