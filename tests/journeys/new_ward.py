"""A ward that starts to use the handbook: its workbook, its people, what its phones receive."""

import io
import re
import time
from typing import Any

import pypdf
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from tests.journeys.people import DESKTOP, PATIENCE, PHONE, Someone
from tests.journeys.stage import House

WARD = "Đảng bộ phường Hòa An"
STREET, SCHOOL = "Chi bộ Tổ dân phố 1", "Chi bộ Trường THCS Hòa An"
KHANH = "Ngô Quốc Khánh"  # keeps the roster, and is a member of the street's cell
BINH, DUNG, AN = "Trần Văn Bình", "Phạm Thị Dung", "Nguyễn Văn An"
QUY, TAM = "Lê Đình Quý", "Vũ Thị Tâm"
KHANHS_CARD = "31.000001"
PASSWORD = "trau-vang-qua-suoi"
OWN, ANOTHER = "bông lúa vàng 2026", "con đò bến cũ 2026"
# Name, day of birth, sex, card, admitted, official, cell, phone.
MEMBERS = [
    (KHANH, "19/05/1980", "Nam", KHANHS_CARD, "03/02/2005", "03/02/2006", STREET, "0912 345 601"),
    (BINH, "02/09/1959", "Nam", "31.000002", "19/05/1985", "19/05/1986", STREET, "0912 345 602"),
    (DUNG, "08/03/1988", "Nữ", "31.000003", "07/11/2012", "07/11/2013", STREET, "912345603"),
    (AN, "15/10/1997", "Nam", "31.000004", "03/02/2021", "03/02/2022", STREET, "0912 345 604"),
    (QUY, "22/12/1964", "Nam", "31.000005", "22/12/1990", "22/12/1991", STREET, "0912 345 605"),
    (TAM, "20/10/1951", "Nữ", "31.000006", "03/02/1980", "03/02/1981", STREET, ""),
    ("Đỗ Thị Hạnh", "20/11/1975", "Nữ", "31.000007", "20/11/2003", "20/11/2004", SCHOOL, ""),
    ("Bùi Minh Tuấn", "01/06/1990", "Nam", "31.000008", "01/06/2018", "01/06/2019", SCHOOL, ""),
    ("Hoàng Thị Lệ", "30/04/1986", "Nữ", "31.000009", "30/04/2014", "30/04/2015", SCHOOL, ""),
]


def filled_in(template: bytes) -> bytes:
    """The workbook that was downloaded, with the members of the ward and one mistake."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    columns = ("Họ và tên", "Ngày sinh", "Giới tính", "Số thẻ đảng viên", "Ngày vào Đảng",
               "Ngày chính thức", "Chi bộ", "Điện thoại")  # fmt: skip
    places = [headings.index(name) + 1 for name in columns]
    lost = ("Đinh Thị Lạc", "", "Nữ", "31.000010", "", "", "Chi bộ Tổ dân phố 11", "")
    for number, member in enumerate([*MEMBERS, lost], 2):
        for place, value in zip(places, member, strict=True):
            sheet.cell(number, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_screen(browser: Browser, house: House, *, desk: bool = False) -> Someone:
    """A phone or a desk's screen that nobody has signed in at. By name: keys need it."""
    screen = DESKTOP if desk else PHONE
    context = browser.new_context(
        locale="vi-VN", viewport=screen, has_touch=not desk, is_mobile=not desk
    )
    context.set_default_timeout(PATIENCE)
    return Someone("", f"http://localhost:{house.port}", context.new_page())


def give_a_finger(page: Page) -> None:
    """This phone has a finger that is always right."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable", {"enableUI": False})
    options: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def setup_link(house: House) -> str:
    """The address that the terminal showed, as this browser must know it."""
    found = re.search(r"http://\S+(/setup/#\S+)", "".join(house.said))
    assert found, house.said
    return found[1]


def message_to(house: House, number: str) -> str:
    """The newest code that the terminal, which stands in for the gateway, sent to a phone."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        lines = [line for line in house.said if f"-> {number}]" in line]
        codes = [found[0] for line in lines if (found := re.search(r"\d{3} \d{3}(?=,)", line))]
        if codes:
            return codes[-1]
        time.sleep(0.1)  # another process: the only way to know is to look
    pytest.fail("".join(house.said))


def codes_on(sheets: bytes) -> dict[str, str]:
    """Whose sheet has which code, as the PDF of whole pages has it."""
    found = {}
    for page in pypdf.PdfReader(io.BytesIO(sheets)).pages:
        words = page.extract_text()
        code = re.search(r"\d{4}\s*\d{4}(?!\d)", words)
        assert code, words
        flat = " ".join(words.split())
        name = next(member[0] for member in MEMBERS if member[0] in flat)
        found[name] = re.sub(r"\s", "", code[0])
    return found
