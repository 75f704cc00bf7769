//! The same pages by Hugo.
