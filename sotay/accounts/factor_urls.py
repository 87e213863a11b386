"""Addresses of second factors: under sign-in without an account, under account with one.

Under ``sign-in/`` the browser sends what the device knows (``devices``).
"""

from django.urls import path

from sotay.accounts.views import passkeys, safety, second_step

FACTORS = [
    path("sign-in/passkey/", passkeys.passkey_sign_in, name="passkey_sign_in"),
    path("sign-in/passkey/options/", passkeys.passkey_options, name="passkey_options"),
    path("sign-in/second-step/", second_step.second_step, name="second_step"),
    path(
        "sign-in/second-step/passkey/",
        second_step.second_step_passkey,
        name="second_step_passkey",
    ),
    path("sign-in/second-step/end/", second_step.second_step_cancel, name="second_step_cancel"),
    path("sign-in/set-up/", safety.set_up, name="set_up"),
    path("account/safety/", safety.safety, name="safety"),
    path("account/safety/again/", safety.again, name="again"),
    path("account/safety/again/passkey/", safety.again_passkey, name="again_passkey"),
    path("account/safety/passkeys/new/", passkeys.new_passkey, name="new_passkey"),
    path(
        "account/safety/passkeys/new/options/",
        passkeys.new_passkey_options,
        name="new_passkey_options",
    ),
    path("account/safety/passkeys/<int:passkey_id>/", passkeys.passkey_name, name="passkey_name"),
    path(
        "account/safety/passkeys/<int:passkey_id>/removal/",
        passkeys.passkey_removal,
        name="passkey_removal",
    ),
    path("account/safety/app/", safety.new_app, name="new_app"),
    path("account/safety/app/removal/", safety.app_removal, name="app_removal"),
    path("account/safety/codes/", safety.recovery_codes, name="recovery_codes"),
    path("account/safety/devices/<int:device_id>/", safety.trust_ending, name="trust_ending"),
]
