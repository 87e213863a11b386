"""The files of a form, whichever way they came: in the form itself, or ahead of it by pieces."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from sotay.files.actions import Gathered, Upload, drop_sending
from sotay.files.names import names_as_sent
from sotay.files.queries import sending_for
from sotay.org.models import Person


@dataclass(frozen=True)
class NamedUpload:
    """A file that somebody sent, with its name as the browser's page read it."""

    upload: Upload
    name: str


@contextmanager
def arrived(
    person: Person, files: Sequence[UploadedFile], names: Any, sendings: Sequence[str]
) -> Iterator[list[NamedUpload]]:
    """The files; those that came ahead are forgotten once the act is done.

    An act that is refused leaves them: the form is sent again, its files are not.

    Raises:
        Missing: a file that is said to have come ahead is not there, or somebody else's.
    """
    exact = names_as_sent([file.name for file in files], names)
    gathered = [Gathered(sending_for(person, each)) for each in sendings]
    yield [
        *(NamedUpload(file, name) for file, name in zip(files, exact, strict=True)),
        *(NamedUpload(each, each.name) for each in gathered),
    ]
    for each in gathered:
        drop_sending(by=person, sending=each.sending)
