"""Addresses of reports."""

from django.urls import path

from sotay.reports import views

app_name = "reports"

urlpatterns = [
    path("activation/", views.units, name="units"),
    path("activation/<int:unit_id>/", views.figures, name="activation"),
    path("activation/<int:unit_id>/words/", views.words, name="words"),
    path("activation/<int:unit_id>/issue/", views.issue, name="issue"),
    path("activation/<int:unit_id>/file/<str:form>/", views.file, name="file"),
    path("issued/<int:report_id>/", views.issued, name="issued"),
    path("issued/<int:report_id>/<str:form>/", views.issued_file, name="issued_file"),
]
