"""No addresses: who may read a file is decided by the feature that attached it."""

from django.urls import URLPattern

app_name = "files"
urlpatterns: list[URLPattern] = []
