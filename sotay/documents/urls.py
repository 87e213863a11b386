"""Addresses of the library."""

from django.urls import path

from sotay.documents import views

app_name = "documents"

urlpatterns = [
    path("", views.library, name="library"),
    path("new/", views.new, name="new"),
    path("<int:document_id>/", views.document, name="document"),
    path("<int:document_id>/edit/", views.edit, name="edit"),
    path("<int:document_id>/file/", views.file, name="file"),
    path("<int:document_id>/pages/<int:number>/", views.page, name="page"),
    path("<int:document_id>/versions/", views.versions, name="versions"),
    path("<int:document_id>/publications/", views.publications, name="publications"),
    path("<int:document_id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("<int:document_id>/acknowledgement/", views.acknowledgement, name="acknowledgement"),
    path("<int:document_id>/unopened/", views.unopened, name="unopened"),
]
