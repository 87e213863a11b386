"""Sending a text clears its draft everywhere, and nothing that was typed since."""

from sotay.drafts.models import Draft
from sotay.drafts.tests.device import KEY, Device, digest


def test_what_was_sent_leaves_no_word(phone: Device, desktop: Device) -> None:
    phone.save("Đồng ý")
    phone.clear("Đồng ý.")
    (found,) = desktop.reads()
    assert (found["text"], found["cleared"]) == ("", digest("Đồng ý."))
    row = Draft.objects.get()
    assert (row.text, row.digest, row.base, row.other_text) == ("", "", "", "")


def test_clearing_twice_is_clearing_once(phone: Device) -> None:
    phone.save("Đồng ý.")
    first = phone.clear("Đồng ý.")
    assert phone.clear("Đồng ý.")["kept"]
    assert Draft.objects.get().revision == first["draft"]["revision"]


def test_the_same_words_come_late_and_stay_away(phone: Device, desktop: Device) -> None:
    desktop.reads()
    phone.save("Đồng ý.")
    phone.clear("Đồng ý.")
    assert not desktop.save("Đồng ý.")["kept"]
    assert phone.text() == ""


def test_a_save_that_was_on_its_way_when_it_was_sent_stays_away(phone: Device) -> None:
    at = phone.now()
    phone.clear("Đồng ý với báo cáo.", at=at + 5)
    phone.seen.clear()
    answer = phone.save("Đồng ý với", at=at)
    assert (answer["kept"], answer["draft"]["cleared"]) == (False, digest("Đồng ý với báo cáo."))
    assert phone.text() == ""


def test_the_next_text_in_the_same_box_is_kept_be_it_the_same_words(phone: Device) -> None:
    phone.save("Đồng ý.")
    phone.clear("Đồng ý.")
    assert phone.save("Đồng ý.")["kept"]
    assert phone.text() == "Đồng ý."


def test_what_came_back_to_its_writer_is_typed_anew(phone: Device) -> None:
    at = phone.now()
    phone.clear("Đồng ý.", at=at)
    phone.seen.clear()  # the answer was lost; and the meeting had been closed: the words came back
    assert phone.save("Đồng ý.", at=at + 5)["kept"]
    assert phone.text() == "Đồng ý."


def test_what_was_typed_on_since_stays(phone: Device) -> None:
    at = phone.now()
    phone.save("Ý thứ hai", at=at + 10)
    phone.seen.clear()
    assert not phone.clear("Ý thứ nhất", at=at)["kept"]
    assert phone.text() == "Ý thứ hai"


def test_words_of_another_device_that_this_one_never_saw_stay(
    phone: Device, desktop: Device
) -> None:
    desktop.save("trên máy tính")
    answer = phone.clear("trên điện thoại")
    assert (answer["kept"], answer["draft"]["text"]) == (False, "trên máy tính")


def test_words_that_it_had_seen_go(phone: Device, desktop: Device) -> None:
    desktop.save("Đồng")
    phone.reads()
    assert phone.clear("Đồng ý.")["kept"]
    assert desktop.text() == ""


def test_what_another_device_types_afterwards_without_having_heard_is_kept(
    phone: Device, desktop: Device
) -> None:
    desktop.save("Đồng")
    phone.reads()
    phone.clear("Đồng ý.")
    assert desktop.save("Đồng chí nào cũng")["kept"]
    assert phone.text() == "Đồng chí nào cũng"


def test_of_two_texts_the_one_that_was_not_sent_is_still_there(
    phone: Device, desktop: Device
) -> None:
    phone.save("trên điện thoại")
    desktop.save("trên máy tính")
    answer = desktop.clear("trên máy tính")
    assert answer["draft"]["text"] == "trên điện thoại"
    assert answer["draft"]["other"] is None
    # It is nobody's own: typing anew does not lay itself over it.
    desktop.seen.clear()
    assert desktop.save("mới")["draft"]["other"]["text"] == "trên điện thoại"


def test_a_box_that_was_never_saved_can_be_cleared(phone: Device) -> None:
    assert phone.clear("Đồng ý.")["kept"]
    assert Draft.objects.get(key=KEY).is_cleared
