"""The steps of coming in and of a forgotten password; nobody has signed in yet."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sotay.accounts import doors, passkeys
from sotay.accounts.actions.codes import TriedCode, try_code
from sotay.accounts.codes import Medium
from sotay.activation import actions, passes
from sotay.activation.forms import (
    CodeForm,
    ConsentForm,
    FirstPasswordForm,
    NewPasswordForm,
    NumberForm,
)
from sotay.activation.models import Activation, ConsentText
from sotay.activation.passes import Kind, Pass
from sotay.activation.queries.consent import consent_text
from sotay.activation.queries.meant import name_is_free, people_meant, subject_of, tried_as
from sotay.activation.queries.passes import check_version, person_of_pass, text_agreed_to
from sotay.activation.rules import proposed_name
from sotay.activation.wording import said_of
from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.notices.outgoing.queries import can_send
from sotay.org.models import Person
from sotay.web.answers import see_other, show_refusal
from sotay.web.doors import open_to_all

WRONG, WAIT = 422, 429


@dataclass(frozen=True)
class Flow:
    """Coming in, or a new password: the same first two pages with other words."""

    kind: Kind
    start: str
    code: str
    after: str
    title: str | Promise
    lead: str | Promise
    steps: tuple[str | Promise, ...]
    has_account: bool


COMING_IN = Flow(
    kind=passes.COMING_IN,
    start="activation:start",
    code="activation:code",
    after="activation:consent",
    title=gettext_lazy("Lần đầu dùng Sổ Tay"),
    lead=gettext_lazy("Đồng chí có tên trong danh sách chi bộ là dùng được. Mất khoảng ba phút."),
    steps=(
        gettext_lazy("số của đồng chí"),
        gettext_lazy("mã dùng một lần"),
        gettext_lazy("đọc và đồng ý"),
        gettext_lazy("mật khẩu"),
    ),
    has_account=False,
)
FORGOTTEN = Flow(
    kind=passes.PASSWORD,
    start="activation:forgot",
    code="activation:forgot_code",
    after="activation:forgot_password",
    title=gettext_lazy("Quên mật khẩu"),
    lead=gettext_lazy("Đồng chí lấy một mã dùng một lần rồi tự đặt mật khẩu mới."),
    steps=(
        gettext_lazy("số của đồng chí"),
        gettext_lazy("mã dùng một lần"),
        gettext_lazy("mật khẩu mới"),
    ),
    has_account=True,
)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Coming in: who it is, and how the code shall come."""
    return _start(request, COMING_IN)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot(request: HttpRequest) -> HttpResponse:
    """A forgotten password: who it is, and how the code shall come."""
    return _start(request, FORGOTTEN)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Coming in: the code. A sheet's QR leads here with the code behind ``#``."""
    return _code(request, COMING_IN)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot_code(request: HttpRequest) -> HttpResponse:
    """A forgotten password: the code."""
    return _code(request, FORGOTTEN)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """What is kept and what for; nobody goes on without agreeing."""
    carried = passes.of(request, passes.COMING_IN)
    person = person_of_pass(carried.person_id)
    if person is None:
        return see_other(reverse("activation:start"))
    answer = consent_step(request, carried, person)
    if isinstance(answer, HttpResponse):
        return answer
    return passes.keep(see_other(reverse("activation:password")), passes.COMING_IN, answer)


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Name and password; then the first page opens."""
    ready = ready_to_finish(request)
    if isinstance(ready, HttpResponse):
        return ready
    if request.method != "POST":
        return password_page(request, ready.person, first_password_form(ready.person))
    form = FirstPasswordForm(request.POST)
    status = WRONG
    if form.is_valid():
        try:
            made = actions.come_in(
                by=ready.person, proof=ready.proof, text=ready.text, **form.cleaned_data
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            return welcome(request, made)
    return password_page(request, ready.person, form, status=status)


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def forgot_password(request: HttpRequest) -> HttpResponse:
    """A new password; then one signs in with it, by whatever else the unit asks for."""
    carried = passes.of(request, passes.PASSWORD)
    person = person_of_pass(carried.person_id)
    if person is None:
        return see_other(reverse("activation:forgot"))
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            proof = actions.Proof(carried.code_id, carried.holder, carried.way)
            try:
                actions.set_forgotten_password(by=person, proof=proof, **form.cleaned_data)
            except Refusal as refusal:
                show_refusal(form, refusal)
                status = refusal.status
            else:
                messages.success(
                    request,
                    _("Mật khẩu mới đã được đặt. Đồng chí đăng nhập bằng mật khẩu mới."),
                )
                return passes.drop(see_other(reverse("accounts:sign_in")), passes.PASSWORD)
    page = {"form": form, "person": person, "flow": FORGOTTEN}
    return render(request, "activation/new_password.html", page, status=status)


@dataclass(frozen=True)
class Ready:
    """Somebody who has shown a code and agreed: what is left is a way to come back."""

    person: Person
    proof: actions.Proof
    text: ConsentText


def ready_to_finish(request: HttpRequest) -> Ready | HttpResponse:
    """Who is to choose a password or a key here, or the step that is still missing."""
    carried = passes.of(request, passes.COMING_IN)
    person = person_of_pass(carried.person_id)
    if person is None:
        return see_other(reverse("activation:start"))
    text = text_agreed_to(carried.agreed)
    if text is None:
        return see_other(reverse("activation:consent"))
    return Ready(person, actions.Proof(carried.code_id, carried.holder, carried.way), text)


def welcome(request: HttpRequest, made: Activation, *, is_whole: bool = False) -> HttpResponse:
    """Sign in whoever has just come in, and say the name; ``is_whole`` as for ``sign_in``."""
    assert made.account is not None
    doors.sign_in(request, made.account, is_whole=is_whole)
    messages.success(
        request,
        _("Chào đồng chí %(name)s! Tên đăng nhập của đồng chí: %(username)s")
        % {"name": made.person.full_name, "username": made.account.username},
    )
    return passes.drop(see_other("/"), passes.COMING_IN)


def consent_step(
    request: HttpRequest, carried: Pass, person: Person, *, helped: bool = False
) -> HttpResponse | Pass:
    """The page of the consent, or the pass of somebody who agreed."""
    text = consent_text()
    form, status = ConsentForm(initial={"version": text.version}), 200
    if request.method == "POST":
        form, status = ConsentForm(request.POST), WRONG
        if form.is_valid():
            try:
                agreed = check_version(form.cleaned_data["version"])
            except Refusal as refusal:
                form = ConsentForm(initial={"version": text.version})
                messages.warning(request, str(refusal.message))
                status = refusal.status
            else:
                return _agreed(carried, agreed.version)
    page = {"form": form, "text": text, "person": person, "flow": COMING_IN, "helped": helped}
    return render(request, "activation/consent.html", page, status=status)


def first_password_form(person: Person, *, on_helpers_phone: bool = False) -> FirstPasswordForm:
    """The form with the name that is proposed, or that the person has."""
    known = person.account.username if person.account else None
    name = known or proposed_name(person.full_name, name_is_free)
    return FirstPasswordForm(initial={"username": name}, on_helpers_phone=on_helpers_phone)


def _agreed(carried: Pass, version: int) -> Pass:
    return replace(carried, agreed=version)


def _start(request: HttpRequest, flow: Flow) -> HttpResponse:
    if doors.current(request):
        return see_other("/")
    if request.method != "POST":
        return _start_page(request, flow, NumberForm(has_account=flow.has_account))
    form = NumberForm(request.POST, has_account=flow.has_account)
    if not form.is_valid():
        return _start_page(request, flow, form, status=WRONG)
    number, channel = form.cleaned_data["number"], Medium(form.cleaned_data["channel"])
    if not can_send(channel.value):
        form.add_error(
            None,
            _(
                "Hệ thống chưa gửi được mã bằng cách này. Đồng chí hỏi bí thư chi bộ để lấy mã "
                "in trên giấy."
            ),
        )
        return _start_page(request, flow, form, status=409)
    actions.ask_for_code(purpose=flow.kind.purpose, typed=number, channel=channel)
    carried = Pass(typed=number, asked_at=int(clock.now().timestamp()), medium=channel.value)
    return passes.keep(see_other(reverse(flow.code)), flow.kind, carried)


def _start_page(
    request: HttpRequest, flow: Flow, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "flow": flow,
        "by_sms": can_send("sms"),
        "by_email": can_send("email"),
    }
    return render(request, "activation/start.html", page, status=status)


def _code(request: HttpRequest, flow: Flow) -> HttpResponse:
    if doors.current(request):
        return see_other("/")
    carried = passes.of(request, flow.kind)
    if request.method != "POST":
        form = CodeForm(initial={"number": carried.typed}, has_account=flow.has_account)
        return _code_page(request, flow, carried, form)
    form = CodeForm(request.POST, has_account=flow.has_account)
    if not form.is_valid():
        return _code_page(request, flow, carried, form, status=WRONG)
    number = form.cleaned_data["number"]
    tried = try_code(
        purpose=flow.kind.purpose.value,
        subjects=[subject_of(person) for person in people_meant(flow.kind.purpose, number)],
        typed=form.cleaned_data["code"],
        tried_as=tried_as(number),
    )
    if tried.verdict != "right":
        form.add_error(None, said_of(tried))
        return _code_page(request, flow, carried, form, status=status_of(tried))
    opened = Pass().opened(
        person_id=int(tried.subject.partition(":")[2]), code_id=tried.code_id, medium=tried.medium
    )
    return passes.keep(see_other(reverse(flow.after)), flow.kind, opened)


def status_of(tried: TriedCode) -> int:
    """Of the answer to a code that was not right."""
    return WAIT if tried.verdict == "wait" else WRONG


def _code_page(
    request: HttpRequest, flow: Flow, carried: Pass, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    asked_at = datetime.fromtimestamp(carried.asked_at, UTC) if carried.asked_at else None
    page = {"form": form, "flow": flow, "asked_at": asked_at, "channel": carried.medium}
    return render(request, "activation/code.html", page, status=status)


def password_page(
    request: HttpRequest,
    person: Person,
    form: forms.Form,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Password or key; ``refusal`` says why a key was not enough."""
    page = {
        "form": form,
        "person": person,
        "flow": COMING_IN,
        "helped": False,
        "offers_key": not passkeys.why_not_here(request),
        "proposed": first_password_form(person)["username"].value(),
        "refusal": refusal,
    }
    return render(request, "activation/password.html", page, status=status)
