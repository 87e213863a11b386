"""Addresses of the live updates."""

from django.urls import path

from sotay.live import views

app_name = "live"
urlpatterns = [
    path("tickets/", views.tickets, name="tickets"),
    path("changes/", views.changes, name="changes"),
    path("snapshots/", views.whole, name="snapshots"),
]
