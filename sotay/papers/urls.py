"""Addresses of registers."""

from django.urls import path

from sotay.papers import views

app_name = "papers"

urlpatterns = [
    path("registers/", views.registers, name="registers"),
    path("registers/new/", views.new, name="new"),
    path("registers/<int:register_id>/", views.register, name="register"),
    path("registers/<int:register_id>/next/", views.next_number, name="next_number"),
    path(
        "registers/<int:register_id>/numbers/<int:number_id>/cancellation/",
        views.cancellation,
        name="cancellation",
    ),
]
