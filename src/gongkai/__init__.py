"""Gongkai 公开: the 政府信息公开 platform."""
