"""Addresses of the demo's own pages; mounted in the demo and nowhere else."""

from django.urls import path

from sotay.sample import views

app_name = "sample"

urlpatterns = [path("", views.try_roles, name="try")]
