"""Addresses of notices."""

from django.urls import path

from sotay.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.listing, name="list"),
    path("readings/", views.readings, name="readings"),
    path("<int:notice_id>/reading/", views.reading, name="reading"),
]
