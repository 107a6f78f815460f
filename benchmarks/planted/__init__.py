"""A test set with invented persons hidden in it, and traps that only look like them; the same for the same seed."""
