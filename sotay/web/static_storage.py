"""Static files under names that change with their content, scripts' imports among them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped library
    """A module that imports ``./store.js`` gets the one it was made with, for good."""

    support_js_module_import_aggregation = True
