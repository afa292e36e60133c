"""From folded text to matches: screen, align, decide, explain."""
