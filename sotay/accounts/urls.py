"""Addresses of signing in and out."""

from django.urls import path

from sotay.accounts import views
from sotay.accounts.factor_urls import FACTORS

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    *FACTORS,
]
