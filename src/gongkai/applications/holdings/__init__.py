"""所持信息: where files come from, what is given of them, and how a letter tells it."""
