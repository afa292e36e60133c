"""What the wordings of a slogan are made of, and how much of them may be wrong."""
