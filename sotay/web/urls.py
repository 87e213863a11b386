"""Addresses of the pages that belong to no feature."""

from django.urls import path

from sotay.web import views

app_name = "web"

urlpatterns = [
    path("", views.today, name="today"),
    path("more/", views.more, name="more"),
    path("outbox/", views.outbox, name="outbox"),
    path("about/", views.about, name="about"),
    path("look/", views.look, name="look"),
]
