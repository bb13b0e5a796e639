"""The forms as they are sent out."""
