"""Addresses of units and people."""

from django.urls import path

from sotay.org import helping, views

app_name = "org"

urlpatterns = [
    path("org/", views.tree, name="tree"),
    path("org/<int:unit_id>/", views.unit, name="unit"),
    path("org/<int:unit_id>/idle-time/", views.idle_time, name="idle_time"),
    path("people/me/", views.me, name="me"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/second-step/", helping.help_page, name="second_step_help"),
    path("people/<int:person_id>/second-step/code/", helping.code, name="second_step_code"),
    path("people/<int:person_id>/second-step/removal/", helping.removal, name="factors_removal"),
]
