"""The rule set lake for kazslogan."""
