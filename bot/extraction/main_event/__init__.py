"""What an article is mainly about: who, what, when, where, why and how."""
