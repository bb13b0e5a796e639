"""What becomes of the forms that came: each by itself beside the folder, then all of a run together."""
