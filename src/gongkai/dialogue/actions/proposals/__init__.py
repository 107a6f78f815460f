"""What is done with 建议提案, one file each part of the way."""
