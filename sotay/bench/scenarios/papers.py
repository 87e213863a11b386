"""Reading a paper: its page, and the picture of its first sheet."""

import asyncio

from sotay.bench.connections import Answer
from sotay.bench.members import Member
from sotay.bench.pages import page_pictures
from sotay.bench.phones import Failed

DRAWN_WITHIN = 120.0  # seconds after the upload for the pictures of the pages to be there
PICTURE = "image/webp,*/*"


def address_of(member: Member) -> str:
    """Where the member reads the paper of the meeting."""
    return f"{member.room}papers/{member.seat.paper}/"


async def wait_until_drawn(member: Member) -> tuple[Answer, Answer]:
    """The reader's page and its first picture, once it is drawn, as it is days before.

    Drawn pictures come from the wire; until then the page server would draw each itself.

    Raises:
        Failed: they were not drawn in time.
    """
    deadline = asyncio.get_running_loop().time() + DRAWN_WITHIN
    while asyncio.get_running_loop().time() < deadline:
        page = await member.phone.get(address_of(member), kind="before")
        pictures = page_pictures(page.body.decode())
        if pictures and "/wire/" in pictures[0]:
            return page, await member.phone.get(pictures[0], kind="before", accept=PICTURE)
        await asyncio.sleep(0.5)
    raise Failed("before", "the pictures were never drawn", retriable=False)


async def read_first_sheet(member: Member) -> None:
    """Open the paper and look at its first sheet, without listening.

    Raises:
        Failed: the page or the picture did not come.
    """
    page = await member.phone.get(address_of(member), kind="paper")
    await member.phone.get(page_pictures(page.body.decode())[0], kind="picture", accept=PICTURE)
