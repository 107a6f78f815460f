"""`python -m tests.sending 0 10` in the environment of a platform: what is due is sent now, and as if in ten minutes."""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from gongkai.channels.actions import send_due  # noqa: E402

if __name__ == "__main__":
    for minutes in sys.argv[1:]:
        told = send_due(timezone.now() + timedelta(minutes=int(minutes)))
        sys.stdout.write("".join(f"{sentence}\n" for sentence in told))
