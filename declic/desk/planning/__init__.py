"""Plans at the desk: how they are made, shown, told in words, and changed by what is asked."""
