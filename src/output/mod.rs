//! Claims paths, stages the new tree beside the old one, syncs, swaps. Does not know what a page is.
