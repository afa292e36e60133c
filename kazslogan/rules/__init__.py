"""Rules: what is looked for. Templates and models, rule files and their errors, facts about languages."""
