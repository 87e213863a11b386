"""The activation app."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivationConfig(AppConfig):
    """Wiring of the activation folder."""

    name = "sotay.activation"

    def ready(self) -> None:
        """The ways in on the sign-in page, rights, names that follow numbers, the menu, privacy."""
        from sotay import policy
        from sotay.accounts.doors import offer_way_in
        from sotay.activation.actions import activate, renew_names
        from sotay.activation.cards import consent_card, helping_card, leads
        from sotay.activation.models import Activation, Helping
        from sotay.activation.offers import offer_all
        from sotay.activation.queries.first import inviting_step
        from sotay.activation.queries.helping import relations_to_helping
        from sotay.org.connections import when_numbers_change, when_set_up
        from sotay.org.models import Person
        from sotay.org.queries.first import Way, register_step
        from sotay.web import navigation, today

        def follow(by: Person | None, people: Sequence[Person]) -> None:
            for person in people:
                renew_names(by=by, person=person)

        def is_in(person: Person) -> None:
            assert person.account is not None
            activate(by=person, person=person, account=person.account, way=Activation.Way.SETUP)
            renew_names(by=person, person=person)

        offer_all()
        policy.register(Helping, relations_to_helping)
        when_numbers_change(follow)
        when_set_up(is_in)
        offer_way_in(_("Lần đầu dùng Sổ Tay"), "activation:start")
        offer_way_in(_("Quên mật khẩu?"), "activation:forgot")
        navigation.register(
            navigation.Entry(_("Kích hoạt"), "key", "activation:units", order=85, visible=leads)
        )
        today.register(helping_card)
        today.register(consent_card)
        register_step(Way("inviting", 40, inviting_step))
