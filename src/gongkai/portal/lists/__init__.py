"""名单 on the portal: filtered, sorted, paged, summed up, drawn and taken away, all from the frozen public table."""
