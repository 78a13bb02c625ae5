"""How many of the names in marked text the recognisers find."""
