"""Whether what was read is the slogan: order, sentences, guards, endings, other words."""
