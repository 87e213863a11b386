"""Addresses of the library."""

from django.urls import path

from sotay.documents.views import document, keeping, own

app_name = "documents"

urlpatterns = [
    path("", own.library, name="library"),
    path("look/", own.look, name="look"),
    path("new/", keeping.new, name="new"),
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
    path("<int:document_id>/pack/", own.pack, name="pack"),
]
