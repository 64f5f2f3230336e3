"""The core of Gainsay: pure, without I/O; knows no chat platform and no database."""
