"""Addresses of units and people."""

from django.urls import path

from sotay.org import views

app_name = "org"

urlpatterns = [
    path("org/", views.tree, name="tree"),
    path("org/<int:unit_id>/", views.unit, name="unit"),
    path("org/<int:unit_id>/idle-time/", views.idle_time, name="idle_time"),
    path("people/me/", views.me, name="me"),
    path("people/<int:person_id>/", views.person, name="person"),
]
