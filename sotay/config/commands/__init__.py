"""The subcommands of ``sotay``, one module each: ``add`` says its words, ``run`` does it."""
