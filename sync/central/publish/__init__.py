"""What the public gets: figures that name nobody, and all that is needed to check them."""
