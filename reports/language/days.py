"""Days as people type and print them: ISO 8601, with the month's name, or in numbers.

One reader for articles and for edited briefs: months and weekdays come from CLDR and, for
what people shorten otherwise, from assets/gazetteers/article.toml.
"""

from __future__ import annotations
