"""What keeps a served portal running: is it well, what does it do, and how to bring it back."""
