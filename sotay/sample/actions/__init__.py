"""Making the sample ward, and making it anew for another day."""

from sotay.sample.actions.loading import load_sample_ward, renew_sample_ward

__all__ = ["load_sample_ward", "renew_sample_ward"]
