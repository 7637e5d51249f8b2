"""Whether anything that contributors write can vanish on its way to a reader."""
