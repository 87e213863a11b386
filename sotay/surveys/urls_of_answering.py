"""Addresses of answering a survey and of running it."""

from django.urls import path

from sotay.surveys.views import answering, desk, paper, sheets

urlpatterns = [
    path("", answering.surveys, name="list"),
    path("<int:survey_id>/", answering.answer, name="answer"),
    path("<int:survey_id>/withdrawal/", answering.withdrawal, name="withdrawal"),
    path("<int:survey_id>/files/<int:file_id>/", sheets.sheet_file, name="sheet_file"),
    path("<int:survey_id>/desk/", desk.desk, name="desk"),
    path("<int:survey_id>/opening/", desk.opening, name="opening"),
    path("<int:survey_id>/closure/", desk.closure, name="closure"),
    path("<int:survey_id>/late/", desk.late_sheets, name="late"),
    path("<int:survey_id>/behalf/", desk.people, name="behalf_people"),
    path("<int:survey_id>/behalf/<int:person_id>/", desk.behalf, name="behalf"),
    path("<int:survey_id>/paper/", paper.piles, name="paper"),
    path("<int:survey_id>/paper/print/", paper.printed, name="paper_print"),
    path("<int:survey_id>/paper/<int:number>/", paper.pile, name="paper_pile"),
    path("<int:survey_id>/paper/people/<int:person_id>/removal/", paper.undo, name="paper_undo"),
    path(
        "<int:survey_id>/paper/<int:number>/typings/<int:entry_id>/removal/",
        paper.removal,
        name="paper_removal",
    ),
]
