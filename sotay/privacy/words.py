"""Relations as a person reads them."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from sotay.policy import Relation

_WORDS = {
    Relation.HEAD: _("bí thư"),
    Relation.DEPUTY: _("phó bí thư"),
    Relation.COMMITTEE: _("cấp ủy viên"),
    Relation.IN_CHARGE: _("cấp ủy viên phụ trách"),
    Relation.SUPERIOR_COMMITTEE: _("cấp ủy cấp trên"),
    Relation.ADMINISTRATOR: _("quản trị đơn vị"),
    Relation.CLERK: _("văn thư"),
    Relation.MEMBER: _("đảng viên cùng chi bộ"),
    Relation.EXEMPT_MEMBER: _("đảng viên cùng chi bộ"),
}


def relations_in_words(relations: Iterable[str]) -> str:
    """In which capacity somebody looked; of whom nothing more is known, the directory."""
    known = [relation for relation in _WORDS if relation in set(relations)]
    said = dict.fromkeys(str(_WORDS[relation]) for relation in known)
    return ", ".join(said) or str(_("người dùng danh bạ"))
