"""Which style of a brief a line has, where programs have taken styles or made lists up too."""
