"""What a form says: its cells, read part by part, and what of them is not as it should be."""
