"""Addresses of the office."""

from django.urls import path

from sotay.office import views

app_name = "office"

urlpatterns = [
    path("", views.places, name="places"),
    path("template/", views.template, name="template"),
    path("units/<int:unit_id>/", views.unit, name="unit"),
    path("units/<int:unit_id>/export/", views.export, name="export"),
    path("lists/<int:list_id>/", views.shown, name="list"),
    path("lists/<int:list_id>/entry/", views.entry, name="entry"),
    path("lists/<int:list_id>/removal/", views.removal, name="removal"),
    path("lists/<int:list_id>/undoing/", views.undoing, name="undoing"),
    path("lists/<int:list_id>/refused/", views.refused, name="refused"),
]
