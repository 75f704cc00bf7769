//! Which pages there are, and where they stand.

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// `index.html`
    Home,
}
