"""One file per command that is code; adding a file here adds the command to every surface."""
