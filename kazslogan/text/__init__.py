"""Letters that can be compared and never lose where they came from."""
