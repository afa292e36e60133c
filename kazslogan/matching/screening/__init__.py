"""The screen: tells at C speed that a text holds no match. It may be wrong about one that has none, but not miss."""
