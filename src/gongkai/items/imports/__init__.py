"""导入: from a spreadsheet or a paste to checked rows of a list; what is read here waits until a clerk confirms it."""
