"""Make labelled texts from the rules: disguised slogans to be found, and near misses not to be found."""
