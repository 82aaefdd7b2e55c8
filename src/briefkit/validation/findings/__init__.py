"""What validation says: findings, how they are put right, and the report that holds them."""
