"""First names that tell a man or a woman, from the lists of Faker (MIT).

usage: first_names.py PROVIDERS OUT

PROVIDERS is the folder `faker/providers/person` of the package, whose locales have names of men and of women apart.
A name is listed where at least four times as many locales know it for one as for the other, in Latin letters, with
its accents and without them. Names of two letters are left out, for they are words of every language.
"""

import importlib
import sys
import unicodedata
from collections import Counter
from pathlib import Path


def bare(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(str.maketrans("łøđı", "lodi"))


def names_of(provider: type, kind: str) -> set[str]:
    lower = {name.strip().lower() for name in getattr(provider, f"first_names_{kind}", ())}
    whole = {name for name in lower if len(name) > 2 and name.replace("-", "").isalpha()}
    latin = {name for name in whole if all("LATIN" in unicodedata.name(c, "") for c in name if c != "-")}
    return latin | {bare(name) for name in latin}


def main(providers: Path, out: Path) -> None:
    sys.path.insert(0, str(providers.parents[2]))
    known = {"male": Counter(), "female": Counter()}
    # Locales of one language share their lists.
    seen = set()
    for folder in sorted(providers.iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        language = folder.name.split("_")[0]
        for kind, counter in known.items():
            fresh = {name for name in names_of(provider, kind) if (language, kind, name) not in seen}
            seen.update((language, kind, name) for name in fresh)
            counter.update(fresh)
    men, women = known["male"], known["female"]
    sure = lambda one, other: sorted(name for name in one if one[name] >= 4 * max(other[name], 0.25))
    total = [sure(men, women), sure(women, men)]
    head = (
        f"# {len(total[0])} first names of men and {len(total[1])} of women of Faker by assets/lang/make/first_names.py; its notice is in\n"
        "# assets/lang/FAKER.\n"
    )
    out.write_text(head + "".join(f"{kind}: {' '.join(names)}\n" for kind, names in zip(("man", "woman"), total)))


main(Path(sys.argv[1]), Path(sys.argv[2]))
