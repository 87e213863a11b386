"""Files on their way here. Who may read a file is decided by the feature that attached it."""

from django.urls import path

from sotay.files import views

app_name = "files"
urlpatterns = [
    path("sendings/", views.sendings, name="sendings"),
    path("sendings/<slug:sending>/", views.sending, name="sending"),
]
