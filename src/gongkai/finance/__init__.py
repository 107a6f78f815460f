"""预决算和“三公”经费: forms as data, statements filled by the organ, checked to the cent, published with an item."""
