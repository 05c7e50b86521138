"""Many briefings at once: named, shared out among processes, each result told in a manifest.

`supply` yields what there is to build and `names` what its files are called; `runner` hands
`tasks` to an executor, whose workers do `work`, and `manifest` keeps what came of each.
Nothing here holds all sources at once.
"""
