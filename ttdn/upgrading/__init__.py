"""What a folder of work needs that an older version of the program made."""
