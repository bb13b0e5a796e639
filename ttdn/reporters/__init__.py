"""What other programs read: JSON, CSV and Markdown. Takes values and returns text."""
