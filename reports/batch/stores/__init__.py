"""Where sources lie and packs go: folders of this machine, or a store of objects.

`store` says what a store does; `folder` and `objects` are the two that there are.
`store_address` tells what was typed apart, `connection` is the way to S3 and `listing` meets
the objects there. Only what a person typed is ever an address: nothing that a briefing,
a theme or a manifest says leads to a store.
"""
