"""Addresses of sending."""

from django.urls import path

from sotay.notices.outgoing import views

app_name = "outgoing"

urlpatterns = [
    path("", views.state, name="state"),
    path("tests/", views.tests, name="tests"),
]
