"""Who does what to whom: the cues of the lexicon in the trees, their roles, how far it has come, who denies it."""
