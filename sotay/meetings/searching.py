"""How papers and records of meetings are found: what the index takes in, and who may find what."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.documents import queries as library
from sotay.documents.models import Version
from sotay.documents.queries import all_passages_of, standings
from sotay.kernel import clock
from sotay.kernel.text import fold
from sotay.meetings.models import Attendance, Meeting, MeetingPaper, Record, RecordPaper
from sotay.meetings.queries.circles import Circle, circle_of, visible_ids
from sotay.meetings.queries.doors import is_announced, relations_to_meetings
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.queries.people import notes_of
from sotay.meetings.queries.records import (
    OUTCOMES,
    frozen_ids,
    is_frozen,
    reads,
    standing_of_record,
)
from sotay.org.models import Person, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.holdings import holdings_of
from sotay.policy.reading import once_a_request
from sotay.search.engine.asking import Chosen
from sotay.search.file_words import words_of
from sotay.search.registry import Choices, Line, OwnNote, Prepared, Source
from sotay.search.rules.entries import Entry
from sotay.search.rules.passages import passages_of
from sotay.search.words import dictionary
from sotay.web.formats import day

PAPER, RECORD = "paper", "record"
_PAPERS, _RECORDS = "meeting_paper", "meeting_record"
_LOOKED_THROUGH = 300  # where there is no index
_IN_THE_ROOM = (Attendance.State.PRESENT, Attendance.State.LATE)


# ---- who may find what: terms of the rows, and of a person ----


def terms_of(person: Person) -> frozenset[str]:
    """What the person is to meetings, worked out on the tree of this moment."""
    held = holdings_of(person, clock.today())
    places = {
        "member": {one.unit_id for one in held.memberships if one.status != "suspended"},
        "charge": held.charges,
    }
    if held.offices:  # one member in ten; the rest need not be asked about committees
        circle = _circle(person)
        places |= {
            "leads": circle.leads,
            "committee": circle.on_committee_of,
            "body": circle.bodies,
            "below": _below(person),
        }
    return frozenset(
        {_term("person", person.pk)}
        | {_term(how, place) for how, ids in places.items() for place in ids}
    )


def _term(how: str, number: int) -> str:
    return f"meeting/{how}/{number}"


def _circle(person: Person) -> Circle:
    today = clock.today()
    return once_a_request(("circle", person.pk, today), lambda: circle_of(person, today))


def _below(person: Person) -> frozenset[int]:
    """The units below those on whose committee the person sits."""
    above = {unit_id for unit_id, _office in holdings_of(person, clock.today()).offices}
    units = Unit.objects.filter(pk__in=above)
    return frozenset(one for unit in units for one in subtree_ids(unit) if one != unit.pk)


def _people(ids: Iterable[int | None]) -> set[str]:
    return {_term("person", one) for one in ids if one is not None}


def _runners(meeting: Meeting) -> set[str]:
    return _people((meeting.chair_id, meeting.secretary_id))


def _circle_terms(meeting: Meeting) -> set[str]:
    """The committee or board whose meeting it is; the whole cell where it is nobody's."""
    if meeting.body_id is not None:
        return {_term("body", meeting.body_id)}
    if meeting.is_committee_meeting:
        return {_term("committee", meeting.unit_id)}
    return {_term("member", meeting.unit_id)}


def _summoned(meeting: Meeting) -> set[str]:
    called = meeting.invitations.filter(summoned=True)
    return _people(called.values_list("person", flat=True))


def _who_sees(meeting: Meeting) -> frozenset[str]:
    """The readers of a meeting's papers, as ``doors`` says."""
    terms = _runners(meeting)
    if is_announced(meeting):
        terms |= _circle_terms(meeting) | _summoned(meeting)
        return frozenset(terms | _people(meeting.guests.values_list("person", flat=True)))
    terms |= _circle_terms(meeting) if meeting.is_committee_meeting else set()
    terms |= {_term("leads", meeting.unit_id)}
    if meeting.body_id is None:
        terms |= {_term("committee", meeting.unit_id)}
    return frozenset(terms)


def _who_reads(record: Record) -> frozenset[str]:
    """The readers of a record as far as it is, as ``queries.records`` says."""
    meeting = record.meeting
    there = meeting.attendances.filter(state__in=_IN_THE_ROOM)
    terms = _runners(meeting) | _people(there.values_list("person", flat=True))
    if not is_frozen(record):
        return frozenset(terms)
    terms |= _circle_terms(meeting) | _summoned(meeting) | {_term("leads", meeting.unit_id)}
    if not meeting.is_committee_meeting:
        terms |= {_term("committee", meeting.unit_id)}
    if record.kind in OUTCOMES and RecordPaper.objects.filter(record=record).exists():
        terms |= {_term("below", meeting.unit_id), _term("charge", meeting.unit_id)}
    return frozenset(terms)


# ---- papers ----


def papers_after(after: int, count: int) -> list[int]:
    """The next papers."""
    rows = MeetingPaper.objects.filter(pk__gt=after, removed_at__isnull=True).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def prepare_paper(paper_id: int) -> Prepared | None:
    """A paper with the words of its file; None once it was taken out."""
    rows = MeetingPaper.objects.select_related("meeting__unit", "file__blob")
    row = rows.filter(pk=paper_id, removed_at__isnull=True).first()
    if row is None:
        return None
    words, waits = words_of(row.file.blob)
    entry = Entry(
        key=f"{PAPER}:{row.pk}",
        who=_who_sees(row.meeting),
        title=row.title,
        about=row.meeting.title,
        dictionary=dictionary(),
        facts=_facts(row.meeting, _PAPERS),
        passages=list(passages_of(words)),
    )
    return Prepared(entry, waits)


def _facts(meeting: Meeting, kind: str) -> dict[str, str]:
    return {"kind": kind, "unit": str(meeting.unit_id), "year": str(day_of(meeting).year)}


def readable_papers(person: Person, ids: Collection[int]) -> dict[int, bool]:
    """Of these papers, what the person may read now: the database decides."""
    return dict.fromkeys((row.pk for row in _papers(person, ids)), False)


def _papers(person: Person, ids: Collection[int]) -> list[MeetingPaper]:
    """Those of meetings that the person sees.

    Without what the person finds in the library anyway: a paper of it that is still current.
    """
    rows = MeetingPaper.objects.filter(pk__in=ids, removed_at__isnull=True)
    papers = list(rows.select_related("meeting", "version"))
    meetings = {row.meeting_id for row in papers}
    seen = set(visible_ids(person, _circle(person), _among(meetings))) if meetings else set()
    used = {row.version.document_id for row in papers if row.version is not None}
    known = _current(person, used) if used else set()
    return [row for row in papers if row.meeting_id in seen and row.version_id not in known]


def _among(ids: Collection[int]) -> Q:
    return Q(pk__in=ids)


def _current(person: Person, document_ids: Collection[int]) -> set[int | None]:
    """The current versions of those of these documents that the person reads in the library."""
    known = library.visible(person).filter(pk__in=document_ids).values_list("pk", flat=True)
    today = standings(set(known))
    rows = Version.objects.filter(document__in=today).values_list("pk", "document", "number")
    return {pk for pk, document, number in rows if today[document].newest == number}


def lines_of_papers(person: Person, ids: Collection[int]) -> dict[int, Line]:
    """The same, as they are shown."""
    return {row.pk: _paper_line(row) for row in _papers(person, ids)}


def _paper_line(row: MeetingPaper) -> Line:
    address = reverse("meetings:paper", args=[row.meeting_id, row.pk])
    return Line(
        title=row.title,
        details=[_("Tài liệu họp"), row.meeting.title, day(day_of(row.meeting))],
        address=address,
        page_address=partial(_page_of, address),
    )


def _page_of(address: str, page: int) -> str:
    return f"{address}#page-{page}"


def titled_papers(person: Person, words: str, chosen: Chosen, most: int) -> list[int]:
    """The newest papers whose title holds every word, where there is no index."""
    if not _wanted(chosen, _PAPERS):
        return []
    seen = visible_ids(person, _circle(person), *_of_unit(chosen))
    rows = MeetingPaper.objects.filter(meeting__in=seen, removed_at__isnull=True)
    named = rows.order_by("-pk").values_list("pk", "title")[:_LOOKED_THROUGH]
    return _holding(words, named)[:most]


# ---- records ----


def records_after(after: int, count: int) -> list[int]:
    """The next records."""
    rows = Record.objects.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def prepare_record(record_id: int) -> Prepared | None:
    """A record with its text as it stands; None once it was dropped."""
    rows = Record.objects.select_related("meeting__unit", "meeting__body", "meeting__profile")
    record = rows.filter(pk=record_id).first()
    if record is None:
        return None
    meeting, sections = record.meeting, standing_of_record(record).content.sections
    words = [(None, line) for part in sections for line in (part.title, *part.lines) if line]
    entry = Entry(
        key=f"{RECORD}:{record.pk}",
        who=_who_reads(record),
        title=f"{record.get_kind_display()} {meeting.title}",
        about=meeting.unit.name,
        dictionary=dictionary(),
        facts=_facts(meeting, _RECORDS),
        passages=list(passages_of(words)),
    )
    return Prepared(entry)


def readable_records(person: Person, ids: Collection[int]) -> dict[int, bool]:
    """Of these records, what the person may read now: the database decides."""
    return dict.fromkeys((row.pk for row in _records(person, ids)), False)


def _records(person: Person, ids: Collection[int]) -> list[Record]:
    rows = Record.objects.filter(pk__in=ids)
    records = list(rows.select_related("meeting__unit", "meeting__body"))
    relations = relations_to_meetings(person, [row.meeting for row in records])
    frozen = frozen_ids(ids)
    issued = set(RecordPaper.objects.filter(record__in=ids).values_list("record", flat=True))
    return [
        row
        for row in records
        if reads(
            row.kind,
            relations[row.meeting_id],
            frozen=partial(frozen.__contains__, row.pk),
            issued=partial(issued.__contains__, row.pk),
        )
    ]


def lines_of_records(person: Person, ids: Collection[int]) -> dict[int, Line]:
    """The same, as they are shown."""
    return {row.pk: _record_line(row) for row in _records(person, ids)}


def _record_line(row: Record) -> Line:
    address = reverse("meetings:record", args=[row.meeting_id, row.kind])
    meeting = row.meeting
    return Line(
        title=f"{row.get_kind_display()}: {meeting.title}",
        details=[meeting.unit.short_name or meeting.unit.name, day(day_of(meeting))],
        address=address,
        page_address=partial(_page_of, address),
        icon="file-pen",
    )


def titled_records(person: Person, words: str, chosen: Chosen, most: int) -> list[int]:
    """The newest records whose title holds every word, where there is no index."""
    if not _wanted(chosen, _RECORDS):
        return []
    seen = visible_ids(person, _circle(person), *_of_unit(chosen))
    rows = Record.objects.filter(meeting__in=seen).select_related("meeting").order_by("-pk")
    named = [
        (row.pk, f"{row.get_kind_display()} {row.meeting.title}") for row in rows[:_LOOKED_THROUGH]
    ]
    return _holding(words, named)[:most]


# ---- what one keeps for oneself ----


def own_notes(person: Person) -> Iterator[OwnNote]:
    """The person's notes of meetings that they see now."""
    rows = notes_of(person)
    meetings = {row.meeting_id for row in rows}
    seen = set(visible_ids(person, _circle(person), _among(meetings))) if meetings else set()
    for row in rows:
        if row.meeting_id not in seen:
            continue
        if row.paper is None:
            address = reverse("meetings:note", args=[row.meeting_id])
        else:
            address = reverse("meetings:paper", args=[row.meeting_id, row.paper.pk])
        where = f"{row.paper.title}: {row.meeting.title}" if row.paper else row.meeting.title
        yield OwnNote(f"{row.text}\n{row.aside}".strip(), where, address)


def own_passages(person: Person) -> Iterator[OwnNote]:
    """What the person marked in papers of meetings that are not in the library as well."""
    passages = list(all_passages_of(person)[:_LOOKED_THROUGH])
    if not passages:
        return
    used = {row.blob_id for row in passages}
    rows = MeetingPaper.objects.filter(file__blob__in=used, removed_at__isnull=True, version=None)
    papers = {row.pk: row for row in rows.select_related("file")}
    allowed = readable_papers(person, papers)
    where = {papers[one].file.blob_id: papers[one] for one in sorted(allowed)}
    for row in passages:
        paper = where.get(row.blob_id)
        if paper is not None:
            address = reverse("meetings:paper", args=[paper.meeting_id, paper.pk])
            words = f"{row.quote} {row.words}".strip()
            yield OwnNote(words, paper.title, _page_of(address, row.page))


# ---- both ----


def _wanted(chosen: Chosen, kind: str) -> bool:
    return chosen.kind in ("", kind) and not (chosen.issuer or chosen.year)


def _of_unit(chosen: Chosen) -> list[Q]:
    return [Q(unit=int(chosen.unit))] if chosen.unit else []


def _holding(words: str, named: Iterable[tuple[int, str]]) -> list[int]:
    wanted = fold(words).split()
    return [thing for thing, name in named if all(word in fold(name) for word in wanted)]


SOURCES = (
    Source(
        name=PAPER,
        ids_after=papers_after,
        prepare=prepare_paper,
        terms_of=terms_of,
        readable=readable_papers,
        lines_of=lines_of_papers,
        titled=titled_papers,
        choices=lambda _person: Choices(kinds=[(_PAPERS, _("Tài liệu họp"))]),
    ),
    Source(
        name=RECORD,
        ids_after=records_after,
        prepare=prepare_record,
        terms_of=lambda _person: frozenset(),  # those of the papers are theirs too
        readable=readable_records,
        lines_of=lines_of_records,
        titled=titled_records,
        choices=lambda _person: Choices(kinds=[(_RECORDS, _("Biên bản, nghị quyết của chi bộ"))]),
    ),
)
