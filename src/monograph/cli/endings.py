"""How a command ends: its exit codes."""

# Click itself ends with 2 when a command is used wrongly.
CLEAN, FINDINGS, WRONG_USE = 0, 1, 2
