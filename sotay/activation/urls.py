"""Addresses of coming in; the first nine are open to all."""

from django.urls import path

from sotay.activation import views

app_name = "activation"

_UNIT, _MEMBER = "activate/units/<int:unit_id>/", "activate/units/<int:unit_id>/people/"
_HELP = "activate/assist/<int:helping_id>/"

urlpatterns = [
    path("activate/", views.start, name="start"),
    path("activate/code/", views.code, name="code"),
    path("activate/consent/", views.consent, name="consent"),
    path("activate/password/", views.password, name="password"),
    path("activate/key/", views.key, name="key"),
    path("activate/key/options/", views.key_options, name="key_options"),
    path("forgot/", views.forgot, name="forgot"),
    path("forgot/code/", views.forgot_code, name="forgot_code"),
    path("forgot/password/", views.forgot_password, name="forgot_password"),
    # a helper's phone, which goes from hand to hand
    path("activate/assist/hand-over/", views.hand_over, name="hand_over"),
    path("activate/assist/consent/", views.assisted_consent, name="assisted_consent"),
    path("activate/assist/password/", views.assisted_password, name="assisted_password"),
    path(_HELP, views.helping, name="helping"),
    path(f"{_HELP}<int:person_id>/", views.assist, name="assist"),
    path(f"{_HELP}<int:person_id>/reason/", views.assist_reason, name="assist_reason"),
    path(f"{_HELP}<int:person_id>/device/", views.assist_device, name="assist_device"),
    # those who look after a unit
    path("activate/units/", views.units, name="units"),
    path(_UNIT, views.board, name="board"),
    path(f"{_UNIT}consent/", views.consent_text, name="consent_text"),
    path("consent/", views.own_consent, name="own_consent"),
    path(f"{_UNIT}helpers/", views.helpers, name="helpers"),
    path(f"{_UNIT}helpers/<int:helping_id>/ending/", views.ending, name="ending"),
    path(f"{_UNIT}sheets/", views.sheets, name="sheets"),
    path(f"{_UNIT}sheets/<slug:batch>/", views.batch, name="batch"),
    path(f"{_UNIT}sheets/<slug:batch>/<slug:form>.pdf", views.batch_pdf, name="batch_pdf"),
    path(f"{_MEMBER}<int:person_id>/", views.member, name="member"),
    path(f"{_MEMBER}<int:person_id>/reason/", views.reason, name="reason"),
    path(f"{_MEMBER}<int:person_id>/device/", views.device, name="device"),
    path(f"{_MEMBER}<int:person_id>/code/", views.handing, name="handing"),
    path(f"{_MEMBER}<int:person_id>/code/<slug:seed>/", views.handed, name="handed"),
]
