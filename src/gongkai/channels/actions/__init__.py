"""What is done on the channels: each a function that takes an actor."""

from gongkai.channels.actions.deliveries import record_delivery
from gongkai.channels.actions.dispatching import request_dispatch, send_due, settle_dispatch
from gongkai.channels.actions.releases import put_up, take_down
from gongkai.channels.actions.reposts import Reposted, record_repost, record_reposts

__all__ = [
    "Reposted",
    "put_up",
    "record_delivery",
    "record_repost",
    "record_reposts",
    "request_dispatch",
    "send_due",
    "settle_dispatch",
    "take_down",
]
