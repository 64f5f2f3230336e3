"""Moving everything from one database to another, or handing it to other programs."""
