"""The Care Planning Forum dashboard: the service around the record."""

__version__ = "0.1.0"
