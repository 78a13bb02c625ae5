"""Speed of the real program, each figure beside a budget and a peer's figure from the same run."""
