"""The command line: one file per subcommand, found by listing this folder.

Exit codes: 0 good; 1 what was asked for could not be done, with one plain line on stderr; 2 the command line is wrong.
"""
