"""Newsdesk in Slack: what is heard (heard), what is shown (literal, render), the manifest (project), the wire (app)."""
