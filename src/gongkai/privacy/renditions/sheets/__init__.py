"""Spreadsheets rebuilt from the cells that a reader sees."""
