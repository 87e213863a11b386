"""The two guidances differ where the regulations say so, and nowhere else by accident."""

import dataclasses

import pytest

from sotay.kernel.refusals import Invalid
from sotay.papers.layouts import NAMES, layout_named
from sotay.papers.rules import may_issue, paper_code, recipient_lines
from sotay.papers.tests import samples

OLD, NEW = layout_named("hd36"), layout_named("hd05")


def test_an_unknown_layout_is_a_defect_and_says_its_name() -> None:
    with pytest.raises(LookupError, match="hd99"):
        layout_named("hd99")


def test_the_measures_of_both_guidances_are_the_same_but_for_the_upper_bound_of_lines() -> None:
    assert OLD.page == NEW.page
    assert OLD.sizes == NEW.sizes
    assert dataclasses.replace(OLD.spacing, line_exactly_at_most=22) == NEW.spacing


def test_the_text_is_165_mm_wide() -> None:
    assert NEW.page.text_width == 165


@pytest.mark.parametrize("type_code", ["working_rules", "notice", "conclusion"])
def test_a_cell_may_issue_these_only_under_the_new_rules(type_code: str) -> None:
    assert may_issue(NEW, "cell", type_code)
    assert not may_issue(OLD, "cell", type_code)


@pytest.mark.parametrize(
    "type_code", ["regulation", "guidance", "directive", "circular", "communique"]
)
def test_a_cell_never_issues_these(type_code: str) -> None:
    assert not any(may_issue(layout_named(name), "cell", type_code) for name in NAMES)


def test_the_committee_and_its_standing_board_share_the_work() -> None:
    assert may_issue(NEW, "committee", "working_rules")
    assert may_issue(NEW, "committee", "regulation")
    assert not may_issue(NEW, "committee", "guidance")
    assert may_issue(NEW, "standing_board", "guidance")
    assert may_issue(NEW, "standing_board", "regulation")
    assert not may_issue(NEW, "standing_board", "working_rules")


def test_an_unknown_issuer_may_issue_nothing_and_an_invitation_is_free_to_all() -> None:
    assert not may_issue(NEW, "youth_union", "report")
    assert may_issue(NEW, "cell", "invitation")


def test_every_type_that_an_issuer_may_issue_is_a_type_of_the_layout() -> None:
    for layout in (OLD, NEW):
        for issuer in layout.issuers.values():
            assert issuer.may_issue <= set(layout.document_types)


def test_a_regulation_has_another_sign_in_each_guidance() -> None:
    assert paper_code(OLD, "regulation", "ĐU") == "QĐi/ĐU"
    assert paper_code(NEW, "regulation", "ĐU") == "QĐ/ĐU"


def test_a_submission_is_addressed_otherwise_in_each_guidance() -> None:
    assert (OLD.wording.submission_to, NEW.wording.submission_to) == ("Kính gửi:", "Kính trình:")


def test_recipients_end_with_the_sign_of_the_guidance_and_a_full_stop() -> None:
    typed = ["- Đảng ủy phường;", "Lưu Chi bộ."]
    assert recipient_lines(NEW, typed) == ("- Đảng ủy phường;", "- Lưu Chi bộ.")
    assert recipient_lines(OLD, typed) == ("- Đảng ủy phường,", "- Lưu Chi bộ.")
    assert recipient_lines(NEW, []) == ()


def test_only_the_old_guidance_spells_uy_with_the_mark_on_the_y() -> None:
    assert OLD.spelled("ĐẢNG ỦY, Đảng ủy, Ủy ban") == "ĐẢNG UỶ, Đảng uỷ, Uỷ ban"
    assert NEW.spelled("Đảng ủy") == "Đảng ủy"


@pytest.mark.parametrize("mark", ["Mật", "TỐI MẬT", "tuyệt mật", "Tuyet mat", " Mật. "])
def test_no_paper_can_carry_a_mark_of_secrecy(mark: str) -> None:
    with pytest.raises(Invalid, match="độ mật"):
        samples.sample_resolution(circulation=mark)
