//! Working days with holidays and 调休, from a built-in table. Pure; "today" never enters.
