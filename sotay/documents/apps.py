"""The documents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Wiring of the documents folder."""

    name = "sotay.documents"

    def ready(self) -> None:
        """Rights on documents, the word in the bar."""
        from sotay import policy
        from sotay.documents.models import Collection, Document
        from sotay.documents.offers import offer_all
        from sotay.documents.purging import find_anew, forget_words
        from sotay.documents.queries import relations_to_collection, relations_to_document
        from sotay.documents.searching import SOURCES, own_passages
        from sotay.files.happenings import when_purged, when_words_come
        from sotay.search import registry as search
        from sotay.web import navigation

        offer_all()
        when_purged(forget_words)
        when_words_come(find_anew)
        policy.register(Document, relations_to_document)
        policy.register(Collection, relations_to_collection)
        for source in SOURCES:
            search.register(source)
        search.register_notes(own_passages)
        navigation.register(
            navigation.Entry(_("Tài liệu"), "file-text", "documents:library", order=30, in_bar=True)
        )
