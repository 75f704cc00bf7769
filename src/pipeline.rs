//! The one place where stages are chained; build, check and serve call it.
