"""The web page as a surface."""
