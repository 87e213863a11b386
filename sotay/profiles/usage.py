"""Who uses profiles: the folders above say so, since this one must not know them."""

from collections.abc import Callable

from sotay.profiles.models import Profile

_uses: dict[str, Callable[[Profile], bool]] = {}


def register_use(name: str, is_used: Callable[[Profile], bool]) -> None:
    """Tell that rows called ``name`` may depend on a profile (from ``AppConfig.ready``)."""
    _uses[name] = is_used


def is_in_use(profile: Profile) -> bool:
    """Whether some row depends on the profile, or on an overlay of it."""
    return any(is_used(profile) for is_used in _uses.values()) or any(
        is_in_use(overlay) for overlay in profile.overlays.all()
    )
