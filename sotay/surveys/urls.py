"""Addresses of surveys."""

from django.urls import include, path

from sotay.surveys.views import checking

app_name = "surveys"

urlpatterns = [
    path("check/", checking.check, name="check"),
    path("", include("sotay.surveys.urls_of_making")),
    path("", include("sotay.surveys.urls_of_answering")),
    path("", include("sotay.surveys.urls_of_results")),
]
