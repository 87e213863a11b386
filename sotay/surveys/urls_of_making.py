"""Addresses of the pages on which a survey is made."""

from django.urls import path

from sotay.surveys.views import audience, building, questions

urlpatterns = [
    path("kept/", building.kept, name="kept"),
    path("new/", building.new, name="new"),
    path("templates/<slug:code>/", building.template, name="template"),
    path("<int:survey_id>/build/", building.build, name="build"),
    path("<int:survey_id>/build/particulars/", building.particulars, name="particulars"),
    path("<int:survey_id>/build/sections/", building.section, name="section_new"),
    path("<int:survey_id>/build/sections/<slug:section>/", building.section, name="section"),
    path("<int:survey_id>/build/kinds/<slug:section>/", questions.kinds, name="question_kinds"),
    path(
        "<int:survey_id>/build/kinds/<slug:section>/<slug:kind>/",
        questions.new,
        name="question_new",
    ),
    path("<int:survey_id>/build/questions/<slug:key>/", questions.question, name="question"),
    path(
        "<int:survey_id>/build/questions/<slug:key>/condition/",
        questions.condition,
        name="condition",
    ),
    path(
        "<int:survey_id>/build/questions/<slug:key>/condition/removal/",
        questions.condition_removal,
        name="condition_removal",
    ),
    path("<int:survey_id>/build/place/", building.place, name="place"),
    path("<int:survey_id>/build/removals/<slug:key>/", building.removal, name="removal"),
    path("<int:survey_id>/build/audience/", audience.audience, name="audience"),
    path("<int:survey_id>/build/audiences/", audience.audiences, name="audiences"),
    path(
        "<int:survey_id>/build/audiences/removal/",
        audience.audience_removal,
        name="audience_removal",
    ),
    path("<int:survey_id>/build/terms/", audience.terms, name="terms"),
    path(
        "<int:survey_id>/build/opening/removal/", audience.opening_removal, name="opening_removal"
    ),
    path("<int:survey_id>/build/extension/", audience.extension, name="extension"),
    path("<int:survey_id>/build/preview/", building.preview, name="preview"),
    path("<int:survey_id>/build/versions/", building.versions, name="versions"),
    path(
        "<int:survey_id>/build/changes/removal/", building.changes_removal, name="changes_removal"
    ),
]
