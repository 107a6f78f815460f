"""Static files under names that carry their digest, so that browsers may keep them for good."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FingerprintedStatic(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Falls back to the plain name where `collectstatic` has not run (tests, development)."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return name
