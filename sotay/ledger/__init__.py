"""The ledger: what happened, append-only and chained."""
