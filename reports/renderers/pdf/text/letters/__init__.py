"""How letters are written: directions, scripts, languages, signs that belong together."""
