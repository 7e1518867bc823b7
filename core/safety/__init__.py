"""Nothing is lost: backups, checks, copies of the workspace, corrections set aside, and taking any of it in."""
