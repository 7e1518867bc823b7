"""The workspace's safety in the window: backups, copies, what was set aside, history, other people's spans."""
