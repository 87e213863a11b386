"""Writing down that somebody is active, or why not, and with what device."""

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.activation.models import Activation, Consent, DeviceDeclared, ReasonNotActive
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person

LONGEST_NOTE = 200


@one_act()
def activate(
    *,
    by: Person | None,
    person: Person,
    account: Account,
    way: Activation.Way | str,
    consent: Consent | None = None,
    helped_by: Person | None = None,
    with_passkey: bool = False,
) -> Activation:
    """The person is active from now on; a reason noted before ends.

    The caller has made the account and has proof that it is this person.

    Raises:
        Conflict: the person is active already.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    if Activation.objects.filter(person=person).exists():
        raise Conflict(_("Tài khoản này đã được kích hoạt trước đó. Đồng chí hãy đăng nhập."))
    activation = Activation.objects.create(
        person=person,
        account=account,
        at=clock.now(),
        way=way,
        consent=consent,
        helped_by=helped_by,
        with_passkey=with_passkey,
    )
    _end_reason(person)
    record(
        by=by,
        act="activation.activated",
        about=person,
        details={"way": str(activation.way), "helped_by": helped_by.pk if helped_by else None},
    )
    return activation


@one_act()
def note_reason(
    *, by: Person | None, person: Person, reason: ReasonNotActive.Reason | str, note: str = ""
) -> ReasonNotActive:
    """Why the person is not active, from today on. The caller has asked whether ``by`` may.

    The same again changes nothing; a correction on the same day takes the earlier one's place.

    Raises:
        Invalid: no such reason; "lý do khác" without a note.
        Conflict: the person is active.
    """
    words = text.tidy(note)[:LONGEST_NOTE]
    if reason not in ReasonNotActive.Reason.values:
        raise Invalid(_("Hãy chọn lý do."), field="reason")
    if reason == ReasonNotActive.Reason.OTHER and not words:
        raise Invalid(_("Hãy ghi rõ lý do khác là gì."), field="note")
    Person.objects.select_for_update().get(pk=person.pk)
    if Activation.objects.filter(person=person).exists():
        raise Conflict(_("Đồng chí này đã kích hoạt, không cần ghi lý do nữa."))
    current = ReasonNotActive.objects.filter(person=person, until=None).first()
    if current is not None and (current.reason, current.note) == (reason, words):
        return current
    _end_reason(person)
    row = ReasonNotActive.objects.create(
        person=person, reason=reason, note=words, since=clock.today(), noted_by=by
    )
    record(by=by, act="activation.reason_noted", about=person, details={"reason": str(reason)})
    return row


@one_act()
def take_back_reason(*, by: Person | None, person: Person) -> None:
    """It holds no longer: the person is waiting to be activated again. Twice is once."""
    Person.objects.select_for_update().get(pk=person.pk)
    if _end_reason(person):
        record(by=by, act="activation.reason_taken_back", about=person)


@one_act()
def declare_device(
    *, by: Person | None, person: Person, kind: DeviceDeclared.Kind | str
) -> DeviceDeclared:
    """What the person has to open the handbook with, as of today.

    Raises:
        Invalid: no such kind.
    """
    if kind not in DeviceDeclared.Kind.values:
        raise Invalid(_("Hãy chọn loại máy."), field="kind")
    Person.objects.select_for_update().get(pk=person.pk)
    latest = DeviceDeclared.objects.filter(person=person).last()
    if latest is not None and latest.kind == kind:
        return latest
    row, _is_new = DeviceDeclared.objects.update_or_create(
        person=person, on=clock.today(), defaults={"kind": kind, "by": by}
    )
    record(by=by, act="activation.device_declared", about=person, details={"kind": str(kind)})
    return row


def _end_reason(person: Person) -> bool:
    """End the reason that holds; one that was noted today leaves no day behind."""
    today = clock.today()
    current = ReasonNotActive.objects.filter(person=person, until=None)
    begun_today, _by_model = current.filter(since__gte=today).delete()
    return bool(begun_today + current.update(until=today))
