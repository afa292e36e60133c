"""From folded text to matches: screening, alignment, decision, explanation; each builds on those before it."""
