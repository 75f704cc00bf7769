//! From trees to the domain: the only constructor of a `Contest`. One rule, one file.
//!
//! Collects every fault of every file. Never reads a file, never scores.
