"""版式: one report, printed as HTML, DOCX and PDF from the same blocks and the ledger's table layout."""
