"""The parser's misreadings that come again and again, put right in the tree; `tree.py` says in which order."""
