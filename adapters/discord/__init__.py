"""Discord: events in, the desk asked, Components V2 out."""
