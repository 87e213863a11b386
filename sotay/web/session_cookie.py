"""The session's cookie, taken away only by the request that ends the session."""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class SessionCookie(SessionMiddleware):
    """Django's, but a cookie whose session is gone already is left alone.

    When somebody takes his turn at a shared device, another tab of it may still be asking for
    something with the last one's cookie. Django answers that by deleting the cookie, which by
    then is the new one's: he would be signed out before he has begun.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """As Django does it, except as said above."""
        answer = super().process_response(request, response)
        was_gone = request.session.is_empty() and not request.session.modified
        if was_gone and settings.SESSION_COOKIE_NAME in answer.cookies:
            del answer.cookies[settings.SESSION_COOKIE_NAME]
        return answer
