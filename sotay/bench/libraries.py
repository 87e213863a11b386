"""A large library, written by a process of its own beside the server.

JSON in: ``documents``, ``passages`` of each, ``large`` bytes of one file, a ``meeting``'s paper.
JSON out: how long it took, and signed addresses on the wire.
"""

import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

TYPES = ("resolution", "directive", "guidance", "plan", "report", "notice", "conclusion")
_AT_ONCE = 2_000
_PHRASES = 24  # in a passage
_READERS = (70, 20, 10)  # per cent published to the province, the ward, somebody else
_PIECE = 1 << 20
# The letters of syllables; put together they make more of them than the language has.
_ONSETS = "b c ch d đ g gi h k kh l m n ng nh p ph qu r s t th tr v x"
_RIMES = (
    "a ai am an ang anh ao ap at au ay ăn ăng âm ân âp ât âu e em en eo ep et ê ên êt êu i ia "
    "iêm iên iêng iêp iêt iêu im in inh ich it o oa oai oan oat oc oi om on ong op ô ôc ôi ôm "
    "ôn ông ôt ơ ơi ơn ơp u ua uân uât uc ui un ung uôc uôi uôn uông uy uyên uyêt ư ưa ưc ưng "
    "ươc ươi ươn ương"
)
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_KNOWN = (
    "nghị quyết",
    "chi bộ",
    "đảng viên",
    "đảng phí",
    "sinh hoạt chuyên đề",
    "ban chấp hành",
    "kiểm tra giám sát",
    "vệ sinh môi trường",
    "xây dựng đảng",
    "chuyển đổi số",
    "dân vận khéo",
    "bồi dưỡng chính trị",
)


def main() -> None:
    """Answer one question on stdin."""
    os.umask(0o077)
    question = json.load(sys.stdin)
    import django

    django.setup()
    begun = time.perf_counter()
    _write_documents(question["documents"])
    written = time.perf_counter()
    _write_index(question["passages"])
    indexed = time.perf_counter()
    said = {
        "documents_s": written - begun,
        "index_s": indexed - written,
        "index_mb": _megabytes(),
        "large": _large_file(question["large"]),
        "picture": _first_picture(question["paper"]),
    }
    json.dump(said, sys.stdout)


def phrases(seed: int = 7) -> list[str]:
    """What texts are made of: often the first, seldom the last, as words are in a language."""
    import unicodedata

    chance = random.Random(seed)
    made = list(_KNOWN)
    while len(made) < 6_000:
        syllables = [
            f"{chance.choice(_ONSETS.split())}{chance.choice(_RIMES.split())}{chance.choice(_TONES)}"
            for _number in range(chance.choice((1, 2, 2, 3)))
        ]
        made.append(unicodedata.normalize("NFC", " ".join(syllables)))
    return made


def _texts(chance: random.Random, bank: list[str]) -> Iterator[str]:
    while True:
        places = (int(len(bank) ** chance.random()) - 1 for _number in range(_PHRASES))
        yield " ".join(bank[place] for place in places).capitalize() + "."


def _titles(count: int) -> Iterator[tuple[int, str, str, date, str]]:
    """Number, type, title, day and readers of each document; the same for rows and index."""
    chance, bank = random.Random(11), phrases()
    for number in range(1, count + 1):
        title = " ".join(bank[int(len(bank) ** chance.random()) - 1] for _part in range(4))
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(6_000))
        (readers,) = chance.choices(("province", "ward", "other"), weights=_READERS)
        yield number, TYPES[number % len(TYPES)], f"Về {title}", day, readers


def _write_documents(count: int) -> None:
    from django.db import connection, transaction

    from sotay.documents.models import Document, Publication
    from sotay.documents.queries import types_today
    from sotay.documents.rules.shelves import shelves
    from sotay.kernel import clock
    from sotay.kernel.text import fold
    from sotay.org.models import Person

    by, now, types = Person.objects.order_by("pk")[0], clock.now(), types_today()
    shelf_of = {kind: shelf.key for shelf in shelves() for kind in shelf.types}
    units = _units()
    rows = _titles(count)
    while some := list(islice(rows, _AT_ONCE)):
        came = [now - timedelta(minutes=number) for number, *_of_it in some]
        documents = [
            Document(
                unit=units[readers],
                type_code=kind,
                shelf=shelf_of.get(kind, ""),
                code=f"{number:02d}-{types[kind][1]}/TU",
                title=title,
                issuer=units[readers].name,
                issued_on=day,
                state=Document.State.PUBLISHED,
                folded=fold(f"{number:02d}-{types[kind][1]}/TU {title}"),
                added_by=by,
                added_at=now,
                published_at=at,
            )
            for at, (number, kind, title, day, readers) in zip(came, some, strict=True)
        ]
        with transaction.atomic():
            kept = Document.objects.bulk_create(documents)
            Publication.objects.bulk_create(
                Publication(document=one, unit=one.unit, reach="subtree", by=by, at=at)
                for one, at in zip(kept, came, strict=True)
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _units() -> dict[str, Any]:
    """Who publishes: above everybody, above the reader, and where the reader is not."""
    from sotay.org.models import Unit

    province = Unit.objects.get(parent=None)
    wards = list(Unit.objects.filter(parent=province).order_by("pk"))
    cells = list(Unit.objects.filter(kind__is_cell=True).order_by("pk"))
    return {"province": province, "ward": wards[0], "other": cells[-1]}


def _write_index(passages: int) -> None:
    """What the worker would write in some hours, with its own writer."""
    from django.conf import settings

    from sotay.documents.models import Document
    from sotay.documents.queries import types_today
    from sotay.documents.searching import entry_of
    from sotay.search.engine import places
    from sotay.search.engine.writing import the_pen, writing
    from sotay.search.rules.passages import Passage

    chance, bank = random.Random(13), phrases()
    texts, types = _texts(chance, bank), types_today()
    root = Path(settings.SEARCH_ROOT)
    with the_pen(root, wait=60.0):
        places.give_up(root)
        being_made = places.begin(root)
        with writing(places.folder_of(root, being_made)) as writer:
            rows = Document.objects.select_related("unit").prefetch_related("publications")
            for row in rows.order_by("pk").iterator(chunk_size=_AT_ONCE):
                some = [Passage(next(texts), page + 1) for page in range(passages)]
                writer.put(entry_of(row, some, types))
        places.put_in_use(root, being_made)


def _megabytes() -> float:
    from django.conf import settings

    files = Path(settings.SEARCH_ROOT).rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def _large_file(size: int) -> str:
    """A file of that size in its place, and where the wire sends it for ten minutes."""
    from django.conf import settings

    from sotay.files import links, places

    waiting = places.waiting(Path(settings.FILES_ROOT))
    waiting.mkdir(parents=True, exist_ok=True)
    digest, chance, path = hashlib.sha256(), random.Random(17), waiting / "large"
    with path.open("wb") as file:
        for _number in range(max(1, size // _PIECE)):
            piece = chance.randbytes(_PIECE)
            digest.update(piece)
            file.write(piece)
    target = places.of_blob(Path(settings.FILES_ROOT), digest.hexdigest())
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)
    sent = links.SentFile(digest.hexdigest(), "application/pdf", "Văn kiện.pdf", inline=False)
    return links.file_path(sent)


def _first_picture(paper_id: int) -> dict[str, str]:
    """The picture of a paper's first page: its address on the wire, and where it lies."""
    from django.conf import settings

    from sotay.files import links
    from sotay.files.previews import page_image
    from sotay.files.sheets import WIDTHS
    from sotay.meetings.models import MeetingPaper

    blob = MeetingPaper.objects.select_related("file__blob").get(pk=paper_id).file.blob
    path = page_image(blob, 1)
    key = links.page_key(blob.sha256)
    assert Path(settings.FILES_ROOT) in path.parents
    return {
        "address": links.page_path(blob.sha256, width=WIDTHS[0], page=1, key=key),
        "path": str(path),
    }


if __name__ == "__main__":
    main()
