//! Exporters return bytes (CSV, JSON); somebody else writes them.
