"""Excel forms: made for each unit, read when they come back, returned with their cells marked where something is wrong."""
