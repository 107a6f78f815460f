"""Word documents rebuilt from what a reader sees."""
