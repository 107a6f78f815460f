from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "gongkai.decisions"
    verbose_name = "执法决定"

    def ready(self) -> None:
        from gongkai.casework import duties
        from gongkai.decisions.actions.taking_down import stop_expired
        from gongkai.decisions.claims import why_not_removed
        from gongkai.decisions.first_rows import why_not_without_decisions
        from gongkai.decisions.rules import RULES
        from gongkai.items import conditions, row_claims, row_rules

        for kind, (rule, doubt) in RULES.items():
            row_rules.register(kind, rule, doubt)
        row_claims.register(why_not_removed)
        conditions.register(why_not_without_decisions)
        duties.register("公示期满停止公示", stop_expired)
