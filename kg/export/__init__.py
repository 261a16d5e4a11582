"""What the graph holds, in the forms that other people's tools read."""
