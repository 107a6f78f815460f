"""One of several processes that submit at the same moment: `python -m gongkai.applications.tests.racer KEY`.

Says "ready", waits for a line, submits to the only bureau with that key, and prints number and query code.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")


def main(key: str) -> None:
    import django

    django.setup()
    from gongkai.applications import actions
    from gongkai.applications.tests.samples import PERSON, WANTED
    from gongkai.organs.models import Organ

    organ = Organ.objects.get(index_prefix="640299041")
    say("ready")
    sys.stdin.readline()
    made = actions.submit(organ, applicant=PERSON, wanted=WANTED, submission_key=key)
    say(f"{made.application.number} {made.query_code}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
