"""What the sheets of whoever keeps the organisation take: khanh keeps the ward."""

from collections.abc import Mapping

from tests.bad_input.acting import SENT_SURELY, TYPED, Act, Value, act, known, person

_DAY = "2026-11-03"
_WHEN: dict[str, Value] = {"on": _DAY, "decision": TYPED}


def sheet(
    sends: Mapping[str, Value], optional: str = "", where: str = "org", status: int = 303
) -> Act:
    """A sheet of khanh's; ``decision`` may always be left out."""
    return act(where, "khanh", {**sends}, f"decision {optional}", status)


def surely(sends: Mapping[str, Value], optional: str = "", where: str = "org") -> Act:
    """A sheet that is shown before it is carried out: the button of that page was pressed."""
    return sheet({**sends, SENT_SURELY: "1"}, f"{optional} {SENT_SURELY}", where)


ACTS_OF_ORG: dict[str, Act] = {
    # units
    "org:cells": sheet(
        {"names": "Chi bộ Khu 7\nChi bộ Khu 8", "kind": "cell", "cell_type": "", **_WHEN},
        "cell_type",
        where="ward",
    ),
    "org:unit_founding": surely(
        {"name": "Tổ đảng 1", "short_name": "", "kind": "group", "place_name": "", **_WHEN},
        "short_name place_name",
    ),
    "org:unit_renaming": surely(
        {"name": "Chi bộ Khu 3", "short_name": "Khu 3", **_WHEN}, "short_name"
    ),
    "org:unit_conversion": surely(
        {"kind": "cell", "name": "Chi bộ Khu 3", "short_name": "", **_WHEN}, "short_name"
    ),
    "org:unit_moving": sheet(
        {"parent": known("ward"), **_WHEN, SENT_SURELY: "1"}, SENT_SURELY, status=422
    ),
    "org:unit_absorption": surely({"into": known("other_unit"), **_WHEN}),
    "org:unit_consolidation": surely(
        {
            "units": known("other_unit"),
            "name": "Chi bộ Hòa An",
            "short_name": "",
            "kind": "cell",
            **_WHEN,
        },
        "short_name",
    ),
    "org:unit_split": surely({"name_1": "Chi bộ Khu 3A", **_WHEN}),
    "org:unit_dissolution": sheet(
        {"how": "dissolved", **_WHEN, SENT_SURELY: "1"}, SENT_SURELY, status=409
    ),
    # offices
    "org:congress": surely(
        {
            "term": "2026–2028",
            "person_1": "Trần Văn Bình",
            "title_1": "cell_secretary",
            **_WHEN,
        },
    ),
    "org:terms": surely({"name": "2026–2028", "on": _DAY}),
    "org:bodies": surely({"kind": "inspection", "name": "Ủy ban Kiểm tra", "on": _DAY}),
    "org:body_end": sheet({"on": _DAY}, where="board"),
    "org:positions": surely(
        {"person": "Mai Thị Quý", "title": "cell_committee_member", "until": "", **_WHEN}, "until"
    ),
    "org:position_end": sheet({"on": _DAY}),
    "org:position_extension": sheet(
        {"until": "2027-12-01", "decision": TYPED}, "until", where="ending"
    ),
    "org:charges": sheet({"person": person("son"), "until": "", **_WHEN}, "until"),
    "org:charge_end": sheet({"on": _DAY}),
    "org:roles": sheet({"person": "Mai Thị Quý", "role": "clerk", "on": _DAY}),
    "org:role_end": sheet({"on": _DAY}),
    # people
    "org:person_new": sheet(
        {
            "full_name": "Tạ Thị Xuân",
            "sex": "female",
            "born_on": "1990-02-03",
            "card_number": "31.004711",
            "phone": "0912004711",
            "workplace": TYPED,
            "other_posts": "",
            "stage": "official",
            **_WHEN,
        },
        "sex born_on card_number phone workplace other_posts",
    ),
    "org:person_receiving": surely(
        {"person": known("gone"), "stage": "official", **_WHEN}, "stage"
    ),
    "org:person_facts": sheet(
        {
            "full_name": "Nguyễn Thị Hoài An",
            "sex": "female",
            "born_on": "1990-02-03",
            "card_number": "31.004712",
            "phone": "0912004712",
            "workplace": TYPED,
            "other_posts": "",
        },
        "sex born_on card_number phone workplace other_posts",
    ),
    "org:person_transfer": surely({"to": known("other_unit"), **_WHEN}),
    "org:person_stay": surely(
        {"unit": known("other_unit"), "place": "", "until": "2027-05-03", **_WHEN}, "place"
    ),
    "org:person_return": sheet({"on": _DAY, SENT_SURELY: "1"}, SENT_SURELY, where="nga"),
    "org:person_exemption": surely({"status": "exempt_age", "until": "", **_WHEN}, "until"),
    "org:person_exemption_end": surely({"on": _DAY}, where="em"),
    "org:person_official": surely({**_WHEN}, where="dat"),
    "org:person_suspension": surely({"until": "", **_WHEN}, "until"),
    "org:person_suspension_end": surely({"on": _DAY}, where="minh"),
    "org:person_departure": surely({"kind": "resigned", "place": "", **_WHEN}, "place"),
    "org:person_revocation": sheet({"reason": TYPED}, where="gone"),
    "org:person_correction": sheet(
        {"starts": "2025-08-01", "ends": "", "decision": TYPED, "reason": "Ghi nhầm ngày"}, "ends"
    ),
}
