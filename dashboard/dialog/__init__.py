"""What people write in the steering dialogue: explanations, meetings, decisions. Checked, and kept in the lake."""
