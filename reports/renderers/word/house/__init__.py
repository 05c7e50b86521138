"""A Word template of the house, whatever is in it, made ready for a brief.

``source`` opens the file, ``slim`` keeps of it what a brief takes over, ``sections`` tells
which headers stand on which pages; ``additions`` gives it the styles that it lacks
(``stylesheet``, ``colours``, ``dress``) and ``numbered_lists`` the numbers of its lists.
"""
