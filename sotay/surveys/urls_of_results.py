"""What came of a survey."""

from django.urls import path

from sotay.surveys.views import results

urlpatterns = [
    path("<int:survey_id>/results/", results.results, name="results"),
    path("<int:survey_id>/opinions/", results.opinions, name="opinions"),
    path("<int:survey_id>/points/", results.point_new, name="point_new"),
    path("<int:survey_id>/points/<int:point_id>/", results.point, name="point"),
    path("<int:survey_id>/points/<int:point_id>/place/", results.point_place, name="point_place"),
    path(
        "<int:survey_id>/points/<int:point_id>/removal/",
        results.point_removal,
        name="point_removal",
    ),
    path("<int:survey_id>/report/", results.report, name="report"),
    path("<int:survey_id>/report/publication/", results.publication, name="publication"),
    path("<int:survey_id>/report/<str:form>/", results.report_file, name="report_file"),
    path("<int:survey_id>/published/", results.published, name="published"),
    path("<int:survey_id>/published/<str:form>/", results.published_file, name="published_file"),
]
