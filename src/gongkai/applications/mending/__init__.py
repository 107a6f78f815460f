"""更正登记事项: what somebody recorded of an application, as it stands, and what of it can be put right."""
