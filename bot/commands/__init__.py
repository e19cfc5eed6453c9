"""What one can ask: commands declared once, found by listing this folder, projected to every surface."""
