"""What an inspection looks at: columns, dates, and the pages as a visitor gets them."""
