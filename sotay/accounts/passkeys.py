"""The seam to the WebAuthn library: what is asked of a browser, and whether its answer holds.

All arithmetic is the library's (``fido2``). Here stand the addresses, and what we refuse
besides: other origins, frames, and answers that are no answers.
"""

import ipaddress
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sotay.accounts import factor_rules
from sotay.accounts.models import Passkey
from sotay.kernel.refusals import Conflict

Answer = TypeVar("Answer")

LONGEST_ANSWER = 16_000
"""Letters; a real answer has two thousand."""

_STATE = {"user_verification": UserVerificationRequirement.REQUIRED}


class NotHere(Conflict):
    """Browsers allow passkeys under https and on localhost, and nowhere else."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Khóa đăng nhập chỉ dùng được khi mở Sổ Tay bằng địa chỉ an toàn (https://). Địa "
                "chỉ đang mở chưa an toàn; đồng chí dùng mật khẩu, và báo người quản trị hệ thống."
            )
        )


class NotBelieved(Exception):
    """The answer does not hold. The text is for the log: a person is told no reasons."""


@dataclass(frozen=True)
class Site:
    """Where passkeys hold: the host's name, and the one origin whose answers count."""

    host: str
    origin: str


@dataclass(frozen=True)
class NewKey:
    """The public half of a key that was just made."""

    credential_id: str
    credential: bytes
    sign_count: int


@dataclass(frozen=True)
class Signed:
    """What an answer showed: the key's count, and whom the device takes the account for."""

    sign_count: int
    handle: str


def site_of(request: HttpRequest) -> Site:
    """The operator's public address, or where there is none the host that was asked.

    Raises:
        NotHere: it is neither https nor localhost, or a bare number.
    """
    origin = settings.ORIGIN or f"{request.scheme}://{request.get_host()}"
    parts = urlsplit(origin)
    host = parts.hostname or ""
    if host != "localhost" and (parts.scheme != "https" or _is_number(host)):
        raise NotHere
    return Site(host, origin)


def why_not_here(request: HttpRequest) -> str:
    """Why no passkey can be used at this address; empty where it can."""
    try:
        site_of(request)
    except NotHere as refusal:
        return str(refusal.message)
    return ""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def new_challenge() -> str:
    """32 random bytes, as they travel."""
    return websafe_encode(secrets.token_bytes(32))


def to_make(
    site: Site, challenge: str, *, username: str, handle: str, known: Iterable[Passkey] = ()
) -> dict[str, Any]:
    """What a browser is asked so that it makes a key: one that needs no name, and a finger."""
    options, _state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(
            id=websafe_decode(handle), name=username, display_name=username
        ),
        credentials=[_descriptor(key) for key in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=websafe_decode(challenge),
    )
    return _as_json(options)


def to_show(site: Site, challenge: str, known: Iterable[Passkey] = ()) -> dict[str, Any]:
    """What a browser is asked so that it shows a key: one of ``known``, or any that it has."""
    options, _state = _server(site).authenticate_begin(
        credentials=[_descriptor(key) for key in known],
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=websafe_decode(challenge),
    )
    return _as_json(options)


def made(site: Site, challenge: str, answer: str) -> NewKey:
    """The key of an answer to ``to_make``.

    Raises:
        NotBelieved: another challenge, origin or site, nobody verified, or no answer at all.
    """

    def read() -> NewKey:
        response = RegistrationResponse.from_dict(_parsed(answer))
        _refuse_frames(response.response.client_data.cross_origin)
        data = _server(site).register_complete({**_STATE, "challenge": challenge}, response)
        credential = data.credential_data
        if credential is None:
            raise ValueError("no key in it")
        return NewKey(websafe_encode(credential.credential_id), bytes(credential), data.counter)

    return _believed(read)


def id_in(answer: str) -> str:
    """Which key an answer speaks of; nothing of it is verified yet.

    Raises:
        NotBelieved: it is no answer.
    """
    return _believed(lambda: AuthenticationResponse.from_dict(_parsed(answer)).id)


def shown(site: Site, challenge: str, answer: str, key: Passkey) -> Signed:
    """What an answer to ``to_show`` proves about ``key``.

    Raises:
        NotBelieved: another key, challenge, origin or site, nobody verified, a wrong signature.
    """

    def read() -> Signed:
        response = AuthenticationResponse.from_dict(_parsed(answer))
        _refuse_frames(response.response.client_data.cross_origin)
        known = AttestedCredentialData(bytes(key.credential))
        _server(site).authenticate_complete({**_STATE, "challenge": challenge}, [known], response)
        handle = response.response.user_handle
        return Signed(
            response.response.authenticator_data.counter, websafe_encode(handle) if handle else ""
        )

    return _believed(read)


def _server(site: Site) -> Fido2Server:
    server = Fido2Server(
        PublicKeyCredentialRpEntity(id=site.host, name=_("Sổ Tay")),
        verify_origin=lambda origin: origin == site.origin,
    )
    server.timeout = int(factor_rules.CHALLENGE_LASTS.total_seconds() * 1000)  # type: ignore[assignment]  # the library types it None
    return server


def _descriptor(key: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        type=PublicKeyCredentialType.PUBLIC_KEY, id=websafe_decode(key.credential_id)
    )


def _as_json(options: Any) -> dict[str, Any]:
    made_of: dict[str, Any] = dict(options)
    return made_of


def _parsed(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("too long")
    parsed = json.loads(answer)
    if not isinstance(parsed, dict):
        raise TypeError("no answer of a browser")
    return parsed


def _refuse_frames(cross_origin: object) -> None:
    if cross_origin is not False:
        raise ValueError("asked from a frame of another site")


def _believed(read: Callable[[], Answer]) -> Answer:
    try:
        return read()
    except Exception as fault:
        # Whatever bytes of a stranger provoke in a parser of three formats, it means "no".
        raise NotBelieved(f"{type(fault).__name__}: {fault}"[:200]) from fault
