"""What came back, from the reading of its files to their places in the folder."""
