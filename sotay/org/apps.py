"""The org app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgConfig(AppConfig):
    """Wiring of the org folder."""

    name = "sotay.org"

    def ready(self) -> None:
        """Tell the policy who is what to whom, and the pages who is signed in."""
        from sotay import policy
        from sotay.accounts import factors
        from sotay.accounts.doors import offer_idle_minutes, offer_name
        from sotay.accounts.sealing import keep_under_seal
        from sotay.org import explaining
        from sotay.org.actions.factors import write_down
        from sotay.org.cards import first_steps_card, keeps_something
        from sotay.org.connections import when_connections_change
        from sotay.org.models import Person, Unit
        from sotay.org.queries.administrators import is_administrators
        from sotay.org.queries.first import Way, cells_step, heads_step, register_step
        from sotay.org.queries.identity import has_person, identity_of, name_of
        from sotay.org.queries.idle import idle_minutes_of
        from sotay.org.queries.relations import person_relations, unit_relations
        from sotay.org.queries.subjects import PERSON, UNIT
        from sotay.policy.reading import forget_standing
        from sotay.web import refusal_pages, today
        from sotay.web.context import register_identity
        from sotay.web.navigation import Entry, register

        factors.required_for(is_administrators)
        factors.when_changed(write_down)
        keep_under_seal("org.Person", "card_number", "citizen_number", "phone", "email")
        policy.register(Unit, unit_relations)
        policy.register(Person, person_relations)
        when_connections_change(lambda _account_id: forget_standing())
        register_identity(identity_of)
        offer_name(name_of)
        offer_idle_minutes(idle_minutes_of)
        register(Entry(_("Tổ chức đảng"), "network", "org:tree", order=70, visible=has_person))
        register(Entry(_("Quản trị"), "settings", "org:keeping", order=75, visible=keeps_something))
        register(Entry(_("Hồ sơ của tôi"), "user", "org:me", order=80, visible=has_person))
        explaining.register(UNIT)
        explaining.register(PERSON)
        refusal_pages.offer_explanation("org:why")
        today.register(first_steps_card)
        register_step(Way("cells", 10, cells_step))
        register_step(Way("heads", 30, heads_step))
