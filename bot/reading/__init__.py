"""Getting the news in: files for now, each as an article with its text unchanged."""
