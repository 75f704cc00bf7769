//! Watch, rebuild, serve, reload. A failed build shows its escaped messages, the last good site stays.
