"""ttdn: an authority's yearly plan (kế hoạch) and the reports of its units as plain, checked files."""

__version__ = "0.2.0"
