"""Addresses of the registers."""

from django.urls import path

from sotay.registers import views

app_name = "registers"

urlpatterns = [
    path("", views.books, name="books"),
    path("units/<int:unit_id>/<slug:kind>/", views.book, name="book"),
    path("units/<int:unit_id>/<slug:kind>/new/", views.new, name="new"),
    path("units/<int:unit_id>/<slug:kind>/uploads/", views.uploads, name="uploads"),
    path(
        "units/<int:unit_id>/<slug:kind>/documents/<int:document_id>/",
        views.documents,
        name="documents",
    ),
    path("units/<int:unit_id>/numbers/<int:number_id>/", views.numbers, name="numbers"),
    path("units/<int:unit_id>/<slug:kind>/print/<slug:form>/", views.printing, name="printing"),
    path("lines/<int:line_id>/", views.line, name="line"),
    path("lines/<int:line_id>/correction/", views.correction, name="correction"),
    path("lines/<int:line_id>/strike/", views.strike, name="strike"),
    path("lines/<int:line_id>/forwardings/", views.forwardings, name="forwardings"),
    path("lines/<int:line_id>/file/", views.file, name="file"),
    path("forwardings/<int:forwarding_id>/", views.forwarding, name="forwarding"),
    path("forwardings/<int:forwarding_id>/receipt/", views.receipt, name="receipt"),
    path("forwardings/<int:forwarding_id>/file/", views.forwarding_file, name="forwarding_file"),
]
