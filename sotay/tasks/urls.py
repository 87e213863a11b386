"""The addresses of tasks."""

from django.urls import path

from sotay.tasks import views

app_name = "tasks"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("units/<int:unit_id>/", views.unit, name="unit"),
    path("<int:task_id>/", views.task, name="task"),
    path("<int:task_id>/reports/", views.reports, name="reports"),
    path("<int:task_id>/deadline/", views.deadline, name="deadline"),
]
