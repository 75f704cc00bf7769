//! The only room that names `std::fs`: sorted walk, reading below a root, atomic writing, directory swap. Every error carries its path.
