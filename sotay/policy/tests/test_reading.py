"""One reading asks a question once; a writing asks it every time."""

from itertools import count

from django.http import HttpRequest, HttpResponse

from sotay.policy.reading import answer_once, once, one_reading


def test_within_a_reading_the_first_answer_serves() -> None:
    asked = count()
    with one_reading():
        assert [once("who", lambda: next(asked)) for _time in range(3)] == [0, 0, 0]
        assert once("what", lambda: next(asked)) == 1


def test_outside_a_reading_every_question_is_asked_anew() -> None:
    asked = count()
    assert [once("who", lambda: next(asked)) for _time in range(3)] == [0, 1, 2]


def test_two_readings_share_nothing() -> None:
    asked = count()
    for answer in (0, 1):
        with one_reading():
            assert once("who", lambda: next(asked)) == answer


def test_a_request_that_writes_is_no_reading() -> None:
    asked = count()

    def view(request: HttpRequest) -> HttpResponse:
        del request
        return HttpResponse(str([once("who", lambda: next(asked)) for _time in range(2)]))

    request = HttpRequest()
    request.method = "POST"
    written = answer_once(view)(request)
    assert isinstance(written, HttpResponse)
    assert written.content == b"[0, 1]"
    request.method = "GET"
    read = answer_once(view)(request)
    assert isinstance(read, HttpResponse)
    assert read.content == b"[2, 2]"
