"""条例, as the steps cite it."""

REGULATION = "《中华人民共和国政府信息公开条例》"
