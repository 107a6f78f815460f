"""公文版式: Word files in the layout of GB/T 9704—2012, made, filled and packed."""
