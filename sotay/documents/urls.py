"""Addresses of the library."""

from django.urls import path

from sotay.documents.views import collections, document, keeping, own, packs

app_name = "documents"

urlpatterns = [
    path("", own.library, name="library"),
    path("look/", own.look, name="look"),
    path("new/", keeping.new, name="new"),
    path("gone/", packs.gone, name="gone"),
    path("collections/", collections.shelf, name="collections"),
    path("collections/new/", collections.new, name="new_collection"),
    path("collections/<int:collection_id>/", collections.collection, name="collection"),
    path("collections/<int:collection_id>/edit/", collections.edit, name="collection_edit"),
    path("collections/<int:collection_id>/documents/", collections.documents, name="collected"),
    path(
        "collections/<int:collection_id>/documents/<int:document_id>/place/",
        collections.place,
        name="collected_place",
    ),
    path(
        "collections/<int:collection_id>/documents/<int:document_id>/removal/",
        collections.taking_out,
        name="collected_removal",
    ),
    path(
        "collections/<int:collection_id>/removal/", collections.removal, name="collection_removal"
    ),
    path("collections/<int:collection_id>/pack/", packs.collection_pack, name="collection_pack"),
    path("<int:document_id>/collections/", collections.of_document, name="document_collections"),
    path("<int:document_id>/", document.document, name="document"),
    path("<int:document_id>/file/", document.file, name="file"),
    path("<int:document_id>/pages/<int:number>/", document.page, name="page"),
    path("<int:document_id>/words/", document.words, name="words"),
    path("<int:document_id>/edit/", keeping.edit, name="edit"),
    path("<int:document_id>/versions/", keeping.versions, name="versions"),
    path("<int:document_id>/attachments/", keeping.attachments, name="attachments"),
    path(
        "<int:document_id>/attachments/<int:attachment_id>/removal/",
        keeping.attachment_removal,
        name="attachment_removal",
    ),
    path("<int:document_id>/publications/", keeping.publications, name="publications"),
    path(
        "<int:document_id>/publications/<int:publication_id>/removal/",
        keeping.publication_removal,
        name="publication_removal",
    ),
    path("<int:document_id>/withdrawal/", keeping.withdrawal, name="withdrawal"),
    path("<int:document_id>/unopened/", keeping.unopened, name="unopened"),
    path("<int:document_id>/acknowledgement/", own.acknowledgement, name="acknowledgement"),
    path("<int:document_id>/bookmark/", own.bookmark, name="bookmark"),
    path("<int:document_id>/reading/", own.reading, name="reading"),
    path("<int:document_id>/passages/", own.passages, name="passages"),
    path(
        "<int:document_id>/passages/<int:passage_id>/removal/",
        own.passage_removal,
        name="passage_removal",
    ),
    path("<int:document_id>/pack/", packs.pack, name="pack"),
]
