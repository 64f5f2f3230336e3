"""How the shipped language pipeline is trained and measured; see MODEL_CARD.md."""
