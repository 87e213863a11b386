"""Addresses of the office."""

app_name = "office"

urlpatterns: list[object] = []
