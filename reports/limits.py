"""How much is read of anything that comes from outside: the one place of such limits.

What exceeds one is refused, with what was found and what was expected. Bounds of a rule
(the longest date, say) stand beside the rule.
"""

from __future__ import annotations

from typing import Final

#: Bytes of any source, also of standard input: what the largest kind of source may have.
SOURCE_BYTES: Final = 64_000_000

#: Bytes of a briefing. It takes kilobytes, one of 10,000 rows some three million bytes.
BRIEFING_BYTES: Final = 4_000_000
#: Lines and marks that may begin a value, which cost a parser more than their characters:
#: 10,000 rows of aid have some 200,000.
BRIEFING_MARKS: Final = 400_000
#: Values within values: a briefing has six of them, and each place is as long as it is deep.
BRIEFING_DEPTH: Final = 32
#: Past this no YAML node is made; what is less deep is refused with its place.
YAML_DEPTH: Final = 4 * BRIEFING_DEPTH
#: Characters that all values hold, those that aliases repeat each time they do.
YAML_CHARACTERS: Final = 16_000_000
#: Digits of a number in JSON. Python converts some thousands at once, and names an option of
#: its own for more.
JSON_DIGITS: Final = 1_000
#: Parts of a dotted key: tomllib's work is the square of them, a briefing has three.
TOML_KEY_PARTS: Final = 16

#: Bytes of an article's file. Text takes kilobytes, a Word file with pictures some megabytes.
ARTICLE_BYTES: Final = 32_000_000
#: A book of a thousand pages; reading takes some seconds a million characters, whatever they say.
ARTICLE_CHARACTERS: Final = 2_000_000
#: Lines that are not blank, and paragraphs of a Word file: each may become a part of the briefing.
ARTICLE_LINES: Final = 100_000
ARTICLE_PARAGRAPHS: Final = 20_000
#: Of a web page, before its article is found: a parser needs far more for a tag than for a letter.
PAGE_CHARACTERS: Final = 4_000_000
PAGE_TAGS: Final = 60_000
PAGE_DEPTH: Final = 400
#: Attributes that are kept of a tag: a parser compares each with all others.
TAG_ATTRIBUTES: Final = 500

#: Parts of a Word package. A brief has some 20; Word's largest documents have a few hundred.
PACKAGE_PARTS: Final = 2_000
#: What all parts together may claim to unpack to; pictures and fonts included.
PACKAGE_CLAIM: Final = 128 << 20
#: What all XML parts together may claim, and what is read of all parts together:
#: a brief of 60 sections has 0.2 MB.
PACKAGE_READ: Final = 16 << 20
#: Tags of all XML that is read, and attributes: libxml2 needs some 150 bytes for each.
PACKAGE_TAGS: Final = 400_000
#: Parts of a package whose seal is looked at: our own have some 20.
SEALED_PARTS: Final = 1_000

#: Bytes of a PDF, and files that it carries: our own carry one.
PDF_BYTES: Final = 64 * 1024 * 1024
PDF_FILES: Final = 100
#: Bytes of a stream as it stands, and unpacked. A briefing has at most a few MB; the
#: library's own limits are those of pictures.
PDF_STREAM: Final = 4 * 1024 * 1024
PDF_STREAM_UNPACKED: Final = 16 * 1024 * 1024
#: Of a PDF that is read back: bytes of all its streams, packed and unpacked, and of its objects,
#: as often as they are read; arrays and dictionaries; bytes of the list of a stream's objects,
#: and of a map of what a font's codes stand for; such codes of all fonts, letters of one of them.
#: One of 40,000 rows, the most that a briefing has, needs some 38 and 8 million bytes.
PDF_UNPACKED: Final = 64 * 1024 * 1024
PDF_OBJECTS: Final = 32 * 1024 * 1024
PDF_COLLECTIONS: Final = 1_000_000
PDF_OBJECTS_HEAD: Final = 1024 * 1024
PDF_MAP: Final = 2 * 1024 * 1024
PDF_CODES: Final = 4 * 0x10000
PDF_CODE_LETTERS: Final = 32
#: Letters of one run of a page, which is a line at most, and of a page.
PDF_RUN: Final = 100_000
PDF_PAGE_LETTERS: Final = 4_000_000

#: Bytes of a theme or a project's file, which are some lines, and of a theme's fonts and logos.
SETTINGS_BYTES: Final = 64 * 1024
THEME_FILE_BYTES: Final = 32 * 1024 * 1024
#: Bytes of a list of words: the longest that is shipped has some 12,000.
LEXICON_BYTES: Final = 1_000_000

#: A logo is printed at 2 or 3 cm: a million pixels are more than any printer shows.
BITMAP_PIXELS: Final = 1_000_000
#: Of an SVG logo: bytes, elements, elements within elements, segments of one path and of all.
#: The shipped ones have less than 1,000 bytes and some ten elements.
SVG_BYTES: Final = 512 * 1024
SVG_ELEMENTS: Final = 5_000
SVG_DEPTH: Final = 40
PATH_SEGMENTS: Final = 20_000
SVG_SEGMENTS: Final = 40_000

#: Words whose widths a font face keeps, so that a run over many briefs fills no memory.
CACHED_WORDS: Final = 20_000
#: Texts that are kept as they were measured, and how many letters the longest of them has.
CACHED_TEXTS: Final = 1_000
CACHED_LETTERS: Final = 1_000
#: Texts that are known to have come once, by a number each.
SEEN_TEXTS: Final = 10_000
#: Tables whose widths are kept, at one size each, with the first rows that they come from.
CACHED_WIDTHS: Final = 256
#: Measures that the lines of such a text are kept for: those of a search for the page's size.
CACHED_BREAKS: Final = 12

#: Bytes of a mail draft with its attachments; past this it is not a draft of ours.
MAIL_BYTES: Final = 256_000_000
#: Bytes of the journal of a group of files: some hundred a file.
JOURNAL_BYTES: Final = 4_000_000

#: How much more than of other Word packages is read of one that is compared with its briefing:
#: one of 10,000 rows with their evidence, as many as a briefing holds, has 1.3 million tags.
VERIFIED_TIMES: Final = 4
