"""What may be seen without signing in: nothing, unless the view says so."""

# The mark that Django's own views carry too, under the name that reads as a decision.
from django.contrib.auth.decorators import login_not_required as open_to_all

__all__ = ["open_to_all"]
