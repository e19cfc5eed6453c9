"""An article as dependency trees: its paragraphs, what is above them, the parse, and the phrases and clauses in it."""
