"""Addresses of surveys."""

from django.urls import path

from sotay.surveys import views

app_name = "surveys"

urlpatterns = [path("check/", views.check, name="check")]
