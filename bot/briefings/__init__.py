"""Briefings made elsewhere: read from Markdown files, put on the shelf with their articles, watched for changes."""
