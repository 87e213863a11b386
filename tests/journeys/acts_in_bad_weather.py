"""The network goes away on one phone, then the server for everybody: not a word is lost."""

from playwright.sync_api import expect

from tests.journeys.evening import WEATHER, Evening
from tests.journeys.people import Someone, did_not_reload, opinions_on, stand_still
from tests.journeys.stage import House

CUT_OFF, MEANWHILE, HALF, IN_THE_DARK, ALSO = WEATHER


def try_to_say(someone: Someone, words: str) -> None:
    """Write and press send, although nothing can leave this device."""
    someone.write("Ý kiến của đồng chí", words)
    someone.choose("Gửi tới", "gửi cả chi bộ")
    someone.tap("Gửi ý kiến")
    expect(someone.page.locator("#opinion-words")).to_have_value("")
    someone.sees("việc chờ gửi")


def lose_the_network_on_one_phone(evening: Evening) -> None:
    an = evening.an
    an.page.context.set_offline(True)
    try_to_say(an, CUT_OFF)
    waiting = an.page.locator("#outbox-here li", has_text=CUT_OFF)
    expect(waiting).to_be_visible()
    evening.picture(an, "cut off")
    evening.quy.write("Ý kiến của đồng chí", MEANWHILE)
    evening.quy.tap("Gửi ý kiến")
    for someone in (evening.quy, evening.tam, evening.binh):
        someone.sees(MEANWHILE)
    # The phone's browser is ended in the middle of a sentence, and opened again without a network.
    an.write("Ý kiến của đồng chí", HALF)
    an.sees("Đã lưu")
    at = an.page.url
    an.page.close()
    an.page = an.page.context.new_page()
    an.page.goto(at)
    an.sees("bản lưu trên máy")
    expect(an.page.locator("#opinion-words")).to_have_value(HALF)
    expect(an.page.locator("#outbox-bar")).to_contain_text("1 việc chờ gửi")
    evening.picture(an, "opened again without a network")
    an.page.context.set_offline(False)
    for someone in evening.all:
        someone.sees(CUT_OFF)
        someone.sees(MEANWHILE)
    expect(an.page.locator("#outbox-bar")).to_be_hidden()
    an.tap("Gửi ý kiến")
    for someone in evening.all:
        someone.sees(HALF)


def lose_the_server(evening: Evening, house: House) -> None:
    for someone in evening.all:
        stand_still(someone)
    house.crash()
    try_to_say(evening.tam, IN_THE_DARK)
    try_to_say(evening.quy, ALSO)
    house.come_back()
    for someone in evening.all:
        someone.sees(IN_THE_DARK)
        someone.sees(ALSO)
        assert did_not_reload(someone)
    for phone in evening.phones:
        said = opinions_on(phone)
        assert [said.count(words) for words in WEATHER] == [1] * len(WEATHER)
        expect(phone.page.locator("#outbox-bar")).to_be_hidden()
    assert opinions_on(evening.an) == opinions_on(evening.quy)
