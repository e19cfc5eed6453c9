"""The composition root: settings in, the parts put together, and what the command line does with them."""
