"""A small grammar of news prose that writes sentences with their trees, for the last stage of training the syntax.

The treebanks are mostly blogs, mail and encyclopaedias, and have little plain newswire: "A jury in X on Friday
convicted former sheriff Y of bribery", "Y denies doping". Sentences whose tree is known because it was built first are
one of the ways to train a parser where treebanks are short (Vania et al. 2019, "A systematic comparison of methods for
low-resource dependency parsing on genuinely low-resource languages", section on nonce sentences: words of a tree
replaced by others of the same kind). Here both are done: sentences grown from a grammar, and treebank sentences whose
names are exchanged for invented ones.

Everything here is invented: no name, sentence or figure is taken from an article.
"""

from bot.extraction.language.news.renaming import common_words, renamed
from bot.extraction.language.news.sentences import endless

__all__ = ["common_words", "endless", "renamed"]
