"""What is fetched instead of uploaded: Statistics Norway's tables and code lists."""
