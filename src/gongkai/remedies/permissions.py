"""Who may record challenges to a reply: one table, keyed by verb."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import head_or_director, whoever_answers_for_the_organ

PERMISSIONS: dict[str, Permission] = {
    "register_reconsideration": whoever_answers_for_the_organ,
    "register_lawsuit": whoever_answers_for_the_organ,
    "record_service": whoever_answers_for_the_organ,
    "record_answer": whoever_answers_for_the_organ,
    "set_hearing": whoever_answers_for_the_organ,
    "close": whoever_answers_for_the_organ,
    "appeal": whoever_answers_for_the_organ,
    "remand": whoever_answers_for_the_organ,
    "retry": whoever_answers_for_the_organ,
    "attach_paper": whoever_answers_for_the_organ,
    "open_paper": whoever_answers_for_the_organ,
    "set_aside_paper": head_or_director,
    "correct": whoever_answers_for_the_organ,
    "annul": head_or_director,
}
