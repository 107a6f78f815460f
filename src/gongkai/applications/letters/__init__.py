"""答复书: what a reply says and how it looks on paper."""
