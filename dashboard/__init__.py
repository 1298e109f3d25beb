"""The Care Planning Forum dashboard: the service around the record."""
