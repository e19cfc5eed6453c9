"""What articles say: claims with their speakers, status and evidence. Pure: standard library only."""
