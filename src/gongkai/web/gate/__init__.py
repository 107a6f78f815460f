"""门禁: limits by source that hold over all processes, and a proof of work that makes robots pay."""
