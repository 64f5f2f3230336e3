"""Health and figures over HTTP, on the loopback interface unless told otherwise."""
