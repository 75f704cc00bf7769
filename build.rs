//! Builds again when a file is added to a folder that travels inside the program: `include_dir!`
//! sees that a file changed, but not that there is a new one.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    for folder in ["docs/codes", "themes/default"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
