"""What may be odd in a rule set: each check is a function of a :class:`Sheet` that yields problems."""
