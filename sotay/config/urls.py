"""Every address of the product, one line per noun."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # What a hall asks comes first: addresses are tried one after the other.
    path("meetings/", include("sotay.meetings.urls")),
    path("live/", include("sotay.live.urls")),
    path("drafts/", include("sotay.drafts.urls")),
    path("files/", include("sotay.files.urls")),
    path("sending/", include("sotay.notices.outgoing.urls")),
    path("notices/", include("sotay.notices.urls")),
    path("tasks/", include("sotay.tasks.urls")),
    path("documents/", include("sotay.documents.urls")),
    path("news/", include("sotay.news.urls")),
    path("registers/", include("sotay.registers.urls")),
    path("search/", include("sotay.search.urls")),
    path("surveys/", include("sotay.surveys.urls")),
    path("papers/", include("sotay.papers.urls")),
    path("reports/", include("sotay.reports.urls")),
    path("office/", include("sotay.office.urls")),
    path("", include("sotay.web.urls")),
    path("", include("sotay.accounts.urls")),
    path("", include("sotay.activation.urls")),
    path("", include("sotay.org.urls")),
    path("", include("sotay.privacy.urls")),
]

if settings.DEMO:
    # Signing in without a password exists in the demo's process and nowhere else.
    urlpatterns.append(path("try/", include("sotay.sample.urls")))

handler400 = "sotay.web.refusal_pages.malformed"
handler403 = "sotay.web.refusal_pages.forbidden"
handler404 = "sotay.web.refusal_pages.missing"
handler500 = "sotay.web.refusal_pages.broken"
