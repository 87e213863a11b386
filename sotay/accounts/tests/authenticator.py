"""A passkey in software: what a phone would answer, and what a forger would."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG


@dataclass
class Phone:
    """Holds one key. Every field may be set to what a liar would say."""

    origin: str = "http://localhost"
    host: str = "localhost"
    count: int = 0
    steps: int = 1
    verified: bool = True
    cross_origin: bool = False
    handle: str = ""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> str:
        """The answer to being asked for a new key."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        credential = AttestedCredentialData.create(b"\0" * 16, self.credential_id, public)
        attestation = AttestationObject.create("none", self._data(FLAG.AT, credential), {})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer(client, attestationObject=websafe_encode(attestation))

    def show(self, options: dict[str, Any]) -> str:
        """The answer to being asked for the key."""
        self.count += self.steps
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data()
        signature = self.key.sign(data + sha256(client), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            client,
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(signature),
            userHandle=self.handle,
        )

    def _client(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(
            kind, websafe_decode(challenge), self.origin, cross_origin=self.cross_origin
        )

    def _data(self, also: FLAG | int = 0, credential: bytes = b"") -> AuthenticatorData:
        flags = FLAG.UP | also | (FLAG.UV if self.verified else 0)
        made: AuthenticatorData = AuthenticatorData.create(
            sha256(self.host.encode()), FLAG(flags), self.count, credential
        )
        return made

    def _answer(self, client: bytes, **parts: str) -> str:
        own = websafe_encode(self.credential_id)
        response = {"clientDataJSON": websafe_encode(client), **parts}
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": response})
