"""Reusable pieces of screen. They show what page_data made and decide nothing."""
