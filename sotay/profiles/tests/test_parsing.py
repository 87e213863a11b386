"""A profile that contradicts itself is refused, and the refusal says where."""

from copy import deepcopy
from typing import Any

import pytest

from sotay.kernel.refusals import Invalid
from sotay.profiles import parsing, shipped

VALUES = shipped.shipped("vn-2026").values


def changed(path: str, value: Any) -> dict[str, Any]:
    """The newest profile with one value replaced; ``None`` takes it away."""
    values = deepcopy(VALUES)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = values
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return values


@pytest.mark.parametrize("code", shipped.CODES)
def test_every_shipped_profile_is_sound(code: str) -> None:
    rules = parsing.rule_profile(code, shipped.shipped(code).values)
    assert rules.code == code
    assert sum(leaf.points for leaf in rules.scoring.leaves()) == 100_00


def test_profiles_follow_each_other_without_a_gap() -> None:
    profiles = list(shipped.profiles())
    assert [p.valid_to for p in profiles[:-1]] == [p.valid_from for p in profiles[1:]]
    assert profiles[-1].valid_to is None


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("meeting/min_minutes", None, "meeting.min_minutes: còn thiếu"),
        ("meeting/min_minutes", -1, "số nguyên từ 0"),
        ("meeting/min_minutes", True, "số nguyên"),
        ("meeting/min_minits", 90, "meeting.min_minits: không có mục này"),
        ("meeting/quorum_warning", [3, 2], "phân số"),
        ("meeting/target_attendance", 101, "không quá 100"),
        ("meeting/last_usual_day", 2, "từ ngày sinh hoạt"),
        ("voting/election", None, "voting.election: còn thiếu"),
        ("voting/election/threshold", "half", "gt_half, ge_two_thirds"),
        ("voting/election/forms", ["letter"], "hands, phones, paper"),
        ("voting/election/temporary_members", "no", "true hoặc false"),
        ("voting", [], "phải là một bảng"),
        ("sources", [1], "danh sách chữ"),
        ("sources", "một", "phải là một danh sách"),
        ("title", 7, "phải là chữ"),
        ("scoring/criteria/0/points", 6, "bằng 100"),
        ("scoring/criteria/0/points", "năm", "số điểm"),
        ("scoring/criteria/0/points", 4.999, "hai chữ số"),
        ("scoring/criteria/0/measure", "sense", "measure"),
        ("scoring/criteria/1/parts/0/points", 3, "mức nào"),
        ("scoring/criteria/1/parts/1/points", 2, "mục con"),
        ("scoring/criteria/1/measure", "speakers", "không tự chấm"),
        ("scoring/criteria/1/parts/1/code", "attendance_share", "hai lần: attendance_share"),
        ("scoring/criteria/0/bands", [{"from": 50, "points": 3}], "mức cuối"),
        ("scoring/criteria/0/bands/0/points", 1, "nhiều điểm xuống ít"),
        ("scoring/grades", [{"code": "a", "name": "A", "least": 50}], "kết thúc ở 0"),
        ("scoring/without_thematic", "half", "full, rescale"),
        ("unit_kinds/2/ends", "mai", "2026-07-26"),
        ("titles/0/implies", ["king"], "không có: king"),
        ("titles/0/body_kind", "court", "loại tổ chức"),
        ("cell_types/0/main_points/0/minutes", 0, "từ 1"),
        ("agendas/regular/points/0/part", "middle", "opening, main"),
    ],
)
def test_a_fault_is_refused_with_its_place(path: str, value: Any, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refusal:
        parsing.rule_profile("local", changed(path, value))
    assert refusal.value.field.startswith("local.")


def test_an_overlay_joins_tables_and_replaces_all_else() -> None:
    base = {"meeting": {"min_minutes": 90, "usual_day": 3}, "sources": ["a", "b"]}
    top = {"meeting": {"min_minutes": 120}, "sources": ["c"]}
    assert parsing.overlaid(base, top) == {
        "meeting": {"min_minutes": 120, "usual_day": 3},
        "sources": ["c"],
    }
    assert base["sources"] == ["a", "b"]
