"""What a study is: its people, doses, times, design, and how sound it is."""
