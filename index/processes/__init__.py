"""The processes beside the screen: one that searches, one that writes."""
