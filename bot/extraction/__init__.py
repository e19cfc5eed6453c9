"""Text to claims, one stage a file, over the trees of the language model."""
