"""The files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Wiring of the files folder."""

    name = "sotay.files"
