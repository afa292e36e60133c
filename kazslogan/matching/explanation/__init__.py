"""What is told about a match, and about a text that holds none."""
