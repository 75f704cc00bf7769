//! What people claimed against what was computed: rubric examples, declared totals and awards, undrawn ties, quotas.
//!
//! Runs after score/ and rank/, gives diagnostics with the places of the claims.
