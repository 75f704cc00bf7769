//! One file per command; maps a kind of failure to an exit code and a hint.
