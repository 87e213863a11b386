"""What is written only under seal: encrypted for whoever reads the disk, found all the same.

A sealed text differs every time, so nobody sees that two are equal. What must be looked up
(a card number) has a *fingerprint* beside it: the same for the same text, and of no use
without the key.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

KEY_BYTES = 32
# Lengths of what is stored: a fingerprint in hexadecimal.
FINGERPRINT_LENGTH = 64


class BadKeys(ValueError):
    """The words are no key ring; the text says why, and never repeats a key."""


class Broken(Exception):
    """A sealed text does not open: another key, or somebody changed it."""


@dataclass(frozen=True)
class KeyRing:
    """The keys of one installation.

    Attributes:
        seal: the keys that open what is sealed; the first of them seals.
        find: the key of the fingerprints. It stays when the others change, because
            fingerprints are compared with those made years ago.
    """

    seal: tuple[str, ...]
    find: str

    @classmethod
    def new(cls) -> Self:
        """A ring that nobody has seen before."""
        return cls((_new_key(),), _new_key())

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read ``seal:…`` and ``find:…``, parted by blanks or lines; ``#`` begins a remark.

        Raises:
            BadKeys: no key to seal with, not exactly one to find with, or a malformed one.
        """
        lines = (line.partition("#")[0] for line in words.splitlines())
        pairs = [word.partition(":")[::2] for line in lines for word in line.split()]
        if any(name not in ("seal", "find") for name, _key in pairs):
            raise BadKeys("every key begins with seal: or find:")
        seal = tuple(key for name, key in pairs if name == "seal")
        find = [key for name, key in pairs if name == "find"]
        if not seal or len(find) != 1:
            raise BadKeys("needs at least one seal: key and exactly one find: key")
        for key in (*seal, *find):
            _check(key)
        return cls(seal, find[0])

    def words(self) -> str:
        """What ``parse`` reads, one key a line."""
        return "".join(f"seal:{key}\n" for key in self.seal) + f"find:{self.find}\n"

    def turned(self) -> "KeyRing":
        """With a new key to seal with; what older ones sealed still opens."""
        return KeyRing((_new_key(), *self.seal), self.find)

    def newest_only(self) -> "KeyRing":
        """Without the keys that no longer seal."""
        return KeyRing(self.seal[:1], self.find)

    def close(self, text: str) -> str:
        """``text`` under seal, in letters and digits; an empty text stays empty."""
        return self._fernet.encrypt(text.encode()).decode("ascii") if text else ""

    def open(self, sealed: str) -> str:
        """The text under the seal.

        Raises:
            Broken: none of the keys opens it, or it was changed.
        """
        from cryptography.fernet import InvalidToken

        if not sealed:
            return ""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Broken("no key of this installation opens it") from None

    def anew(self, sealed: str) -> str:
        """What any of the keys sealed, under the newest of them; nothing stays nothing.

        Raises:
            Broken: as ``open``.
        """
        return self.close(self.open(sealed))

    def close_bytes(self, data: bytes) -> bytes:
        """A file under seal."""
        return self._fernet.encrypt(data)

    def open_bytes(self, sealed: bytes) -> bytes:
        """The file under the seal.

        Raises:
            Broken: none of the keys opens it, or it was changed.
        """
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(bytes(sealed))
        except InvalidToken:
            raise Broken("no key of this installation opens it") from None

    def fingerprint(self, kind: str, text: str) -> str:
        """The same for the same ``kind`` and ``text``, 64 signs; empty for an empty text.

        Normalise the text before: blanks make a difference here.
        The kind keeps a phone from matching a card of the same digits.
        """
        if not text:
            return ""
        words = f"{kind}\0{text}".encode()
        return hmac.new(base64.urlsafe_b64decode(self.find), words, hashlib.sha256).hexdigest()

    @cached_property
    def _fernet(self) -> "MultiFernet":
        # Imported when first needed: the wire reads the settings and opens no seal.
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(key) for key in self.seal])


def _new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def _check(key: str) -> None:
    try:
        right = len(base64.urlsafe_b64decode(key)) == KEY_BYTES
    except (binascii.Error, ValueError):
        right = False
    if not right:
        raise BadKeys(f"a key is {KEY_BYTES} random bytes in URL-safe base64")
