"""The tasks app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Wiring of the tasks folder."""

    name = "sotay.tasks"

    def ready(self) -> None:
        """Rights on tasks, the word in the menu, the card of the first page."""
        from sotay import policy
        from sotay.org import explaining
        from sotay.tasks.cards import my_tasks_card
        from sotay.tasks.models import Task
        from sotay.tasks.offers import offer_all
        from sotay.tasks.queries import TASK, relations_to_task
        from sotay.web import navigation, today

        offer_all()
        policy.register(Task, relations_to_task)
        explaining.register(TASK)
        navigation.register(navigation.Entry(_("Nhiệm vụ"), "list-checks", "tasks:mine", order=50))
        today.register(my_tasks_card)
