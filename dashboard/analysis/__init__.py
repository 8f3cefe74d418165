"""What SQL cannot say plainly."""
