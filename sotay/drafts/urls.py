"""Addresses of one's own drafts; scripts ask there."""

from django.urls import path

from sotay.drafts import views

app_name = "drafts"

urlpatterns = [
    path("", views.drafts, name="drafts"),
    path("save/", views.save, name="save"),
    path("clear/", views.clear, name="clear"),
    path("drop/", views.drop, name="drop"),
]
