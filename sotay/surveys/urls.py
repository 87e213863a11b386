"""Addresses of surveys."""

from django.urls import path

from sotay.surveys.views import checking

app_name = "surveys"

urlpatterns = [
    path("check/", checking.check, name="check"),
]
