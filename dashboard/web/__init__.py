"""What the server has beside Streamlit's screens: the lock on addresses, headers, and what is published."""
