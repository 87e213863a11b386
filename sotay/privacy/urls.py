"""Addresses of one's own data, of requests for correction, of timers and acts."""

from django.urls import path

from sotay.privacy import views

app_name = "privacy"

urlpatterns = [
    path("people/me/data/", views.data, name="data"),
    path("people/me/data/archive/", views.archive, name="archive"),
    path("people/me/viewers/", views.viewers, name="viewers"),
    path("people/me/corrections/", views.corrections, name="corrections"),
    path("people/me/corrections/<str:fact>/", views.correction_new, name="correction_new"),
    path("privacy/retention/", views.retention, name="retention"),
    path("privacy/corrections/", views.to_answer, name="to_answer"),
    path("privacy/corrections/<int:request_id>/", views.correction, name="correction"),
    path("org/<int:unit_id>/audit/", views.audit, name="audit"),
    path("org/<int:unit_id>/audit/export/", views.audit_export, name="audit_export"),
]
