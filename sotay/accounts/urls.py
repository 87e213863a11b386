"""Addresses of signing in and out, and of what one signs in with."""

from django.urls import path

from sotay.accounts import views
from sotay.accounts.factor_urls import FACTORS

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    *FACTORS,
    path("account/password/", views.password, name="password"),
    path("account/pin/", views.pin, name="pin"),
    path("account/pin/removal/", views.pin_removal, name="pin_removal"),
    path("account/devices/", views.devices, name="devices"),
    path("account/devices/others/ending/", views.other_devices_ending, name="other_devices"),
    path("account/devices/<slug:mark>/ending/", views.device_ending, name="device_ending"),
    path("account/lock/", views.lock, name="lock"),
    path("account/unlocking/", views.unlock, name="unlock"),
    path("account/awake/", views.awake, name="awake"),
    path("turns/", views.people, name="people"),
    path("turns/seat/", views.seat, name="seat"),
    path("turns/newcomer/", views.newcomer, name="newcomer"),
    path("turns/leaving/", views.leaving, name="leaving"),
    path("turns/<int:seat_id>/", views.turn, name="turn"),
]
