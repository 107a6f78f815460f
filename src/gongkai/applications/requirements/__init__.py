"""What each step needs; each need says in one sentence what is missing."""
