"""Load and time measurements; each module runs by itself: `python -m benchmarks.item_page`. Never tests."""
