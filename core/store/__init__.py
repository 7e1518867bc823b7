"""The workspace file: the only place that knows TinyDB, the journal and the lock (see docs/adr/0002)."""
