"""What is put on paper: pages to print."""
