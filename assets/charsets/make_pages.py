#!/usr/bin/env python3
"""Writes pages.txt: the code pages that neither encoding_rs nor yore has, from Python's codecs.

Those are made from the mapping tables of the Unicode Consortium and of the pages' makers. A line is the
names of a page in lower case, a tab, and its characters from byte 0x80 on (from 0x40 on where the page is
one of EBCDIC). What is undefined is U+FFFD, a control is a space.
"""
import codecs
import encodings.aliases
import unicodedata

ASCII = """cp720 cp775 cp856 cp858 cp1006 cp1125 hp_roman8 koi8_t kz1048 mac_croatian mac_greek mac_iceland
mac_latin2 mac_romanian mac_turkish ptcp154""".split()
EBCDIC = "cp037 cp273 cp424 cp500 cp875 cp1026 cp1140".split()


def names(page):
    own = {page} | {alias for alias, name in encodings.aliases.aliases.items() if name == page}
    return " ".join(sorted({name.lower().replace("_", "-") for name in own}, key=lambda name: (len(name), name)))


def char(page, byte):
    char = bytes([byte]).decode(page, "replace")
    return " " if unicodedata.category(char) == "Cc" else char


with open("pages.txt", "w", encoding="utf-8", newline="\n") as out:
    for page in ASCII + EBCDIC:
        start = 0x40 if page in EBCDIC else 0x80
        out.write(names(page) + "\t" + "".join(char(page, byte) for byte in range(start, 256)) + "\n")
