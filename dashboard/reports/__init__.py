"""What a report says, and how it is written: monthly report, minutes, log of vedtak."""
