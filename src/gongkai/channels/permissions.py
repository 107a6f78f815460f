"""Who may do what with 渠道: one table, keyed by verb; every subject belongs to an organ."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk

PERMISSIONS: dict[str, Permission] = {
    "put_up": clerk,
    "take_down": clerk,
    "record_repost": clerk,
    "request_dispatch": clerk,
    "settle_dispatch": clerk,
    "record_delivery": clerk,
}
