"""For people who write rules: try them, measure them, start new ones."""
