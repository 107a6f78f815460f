"""案卷 as one file: cover, contents, form, letters, receipts, challenges and the chain's entries, on A4."""

from gongkai.archive.bundle.making import Bundle, bundle_of

__all__ = ["Bundle", "bundle_of"]
