"""ttdn: a city's yearly plan for external information (thông tin đối ngoại) as plain, checked files."""

__version__ = "0.1.0"
