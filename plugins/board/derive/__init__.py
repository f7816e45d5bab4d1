"""What today and the whole board add to what the files say."""
