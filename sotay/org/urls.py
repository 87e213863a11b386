"""Addresses of units and people, and of whoever keeps them."""

from django.urls import path

from sotay.org.views import first, helping, offices, pages, people, units, why

app_name = "org"

_UNIT, _PERSON = "org/<int:unit_id>", "people/<int:person_id>"

urlpatterns = [
    path("setup/", first.setup, name="setup"),
    path("why/", why.why, name="why"),
    path("org/", pages.tree, name="tree"),
    path("org/keeping/", first.keeping, name="keeping"),
    path(f"{_UNIT}/", pages.unit, name="unit"),
    path(f"{_UNIT}/people/", pages.directory, name="directory"),
    # what a unit is and becomes
    path(f"{_UNIT}/manage/", units.manage, name="unit_manage"),
    path(f"{_UNIT}/cells/", units.cells, name="cells"),
    path(f"{_UNIT}/founding/", units.founding, name="unit_founding"),
    path(f"{_UNIT}/renaming/", units.renaming, name="unit_renaming"),
    path(f"{_UNIT}/conversion/", units.conversion, name="unit_conversion"),
    path(f"{_UNIT}/moving/", units.moving, name="unit_moving"),
    path(f"{_UNIT}/absorption/", units.absorption, name="unit_absorption"),
    path(f"{_UNIT}/consolidation/", units.consolidation, name="unit_consolidation"),
    path(f"{_UNIT}/split/", units.split, name="unit_split"),
    path(f"{_UNIT}/dissolution/", units.dissolution, name="unit_dissolution"),
    # who holds what in it
    path(f"{_UNIT}/congress/", offices.congress, name="congress"),
    path(f"{_UNIT}/terms/", offices.terms, name="terms"),
    path(f"{_UNIT}/bodies/", offices.bodies, name="bodies"),
    path(f"{_UNIT}/bodies/<int:body_id>/end/", offices.body_end, name="body_end"),
    path(f"{_UNIT}/positions/", offices.positions, name="positions"),
    path(f"{_UNIT}/positions/<int:position_id>/end/", offices.position_end, name="position_end"),
    path(
        f"{_UNIT}/positions/<int:position_id>/extension/",
        offices.position_extension,
        name="position_extension",
    ),
    path(f"{_UNIT}/charges/", offices.charges, name="charges"),
    path(f"{_UNIT}/charges/<int:charge_id>/end/", offices.charge_end, name="charge_end"),
    path(f"{_UNIT}/roles/", offices.roles, name="roles"),
    path(f"{_UNIT}/roles/<int:role_id>/end/", offices.role_end, name="role_end"),
    # who belongs to it
    path(f"{_UNIT}/people/new/", people.new, name="person_new"),
    path(f"{_UNIT}/people/receiving/", people.receiving, name="person_receiving"),
    path("people/me/", pages.me, name="me"),
    path(f"{_PERSON}/", pages.person, name="person"),
    path(f"{_PERSON}/manage/", people.manage, name="person_manage"),
    path(f"{_PERSON}/facts/", people.facts, name="person_facts"),
    path(f"{_PERSON}/transfer/", people.transfer, name="person_transfer"),
    path(f"{_PERSON}/stay/", people.stay, name="person_stay"),
    path(f"{_PERSON}/return/", people.coming_back, name="person_return"),
    path(f"{_PERSON}/exemption/", people.exemption, name="person_exemption"),
    path(f"{_PERSON}/exemption/end/", people.exemption_end, name="person_exemption_end"),
    path(f"{_PERSON}/official/", people.official, name="person_official"),
    path(f"{_PERSON}/suspension/", people.suspension, name="person_suspension"),
    path(f"{_PERSON}/suspension/end/", people.suspension_end, name="person_suspension_end"),
    path(f"{_PERSON}/departure/", people.departure, name="person_departure"),
    path(
        f"{_PERSON}/departures/<int:departure_id>/revocation/",
        people.revocation,
        name="person_revocation",
    ),
    path(
        f"{_PERSON}/facts/<slug:fact_kind>/<int:fact_id>/correction/",
        people.correction,
        name="person_correction",
    ),
    path(f"{_UNIT}/idle-time/", pages.idle_time, name="idle_time"),
    path(f"{_PERSON}/second-step/", helping.help_page, name="second_step_help"),
    path(f"{_PERSON}/second-step/code/", helping.code, name="second_step_code"),
    path(f"{_PERSON}/second-step/removal/", helping.removal, name="factors_removal"),
]
