"""PDF rebuilt from what a reader sees of its pages."""
