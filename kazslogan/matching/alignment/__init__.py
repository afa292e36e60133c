"""Where in a text the wordings of a slogan can be read: exact, every letter priced, every slip counted."""
