"""Excel forms: made for each unit, read when they come back, returned marked where something is wrong."""
