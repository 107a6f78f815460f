"""个人信息, pure: detectors, masks, readers and clean renditions of office files; no framework, no database."""
