"""The specialist's part of a summary as a file: made, renewed, taken back from a sheet."""
