"""Everything that changes units and people. Each function is one act in one transaction."""
