"""What happened: predicates, frames, and acts with their parties."""
