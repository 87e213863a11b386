"""Who may do what to what: one closed list of rights, one matrix, one judgement."""

from sotay.policy.judgement import may, register, relations_to, require, why
from sotay.policy.relations import Relation
from sotay.policy.rights import Right

__all__ = ["Relation", "Right", "may", "register", "relations_to", "require", "why"]
