"""监督: how applications are handled, counted over one organ or all below an authority, and who is reminded of it."""
