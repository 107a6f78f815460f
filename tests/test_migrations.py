"""Tables of tests are made from the models (`--no-migrations`), so what migrations make must be the same.

Platforms of their own (`tests.platform.fresh_platform`) go through every migration, on both databases.
"""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation
from pytest_django import Settings


@pytest.fixture
def loader(settings: Settings) -> MigrationLoader:
    """All migrations on disk, as `gongkai manage migrate` reads them."""
    settings.MIGRATION_MODULES = {}
    return MigrationLoader(None)


def test_the_migrations_make_the_models(loader: MigrationLoader) -> None:
    with translation.override(None):  # as makemigrations compares: Django's own words are English there
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)
    found = {app: [str(step) for one in steps for step in one.operations] for app, steps in changes.items()}
    assert found == {}, "models changed without a migration: gongkai manage makemigrations"


def test_no_app_has_two_last_migrations(loader: MigrationLoader) -> None:
    assert {"applications", "items"} <= loader.migrated_apps
    assert loader.detect_conflicts() == {}
