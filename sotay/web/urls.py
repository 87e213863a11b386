"""Addresses of the pages that belong to no feature."""

from django.urls import path

from sotay.web import views

app_name = "web"

urlpatterns = [
    path("", views.today, name="today"),
    path("more/", views.more, name="more"),
    path("outbox/", views.outbox, name="outbox"),
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("about/", views.about, name="about"),
    path("look/", views.look, name="look"),
]
