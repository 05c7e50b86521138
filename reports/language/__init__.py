"""What every reader of prose needs: numbers and days as people write them."""
