"""What is public: built from one version of the numbers, hashed, frozen, and corrected only by a new edition."""
