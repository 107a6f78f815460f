"""Static files under names that carry their digest, so that browsers may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FingerprintedStatic(CompressedManifestStaticFilesStorage):
    """Falls back to the plain name where `collectstatic` has not run (tests, development)."""

    manifest_strict = False
