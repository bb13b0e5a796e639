"""The intake: what arrived, what is left to do about it, and papers that are booked by hand."""
