"""Staff pages: members in and out of the product."""
