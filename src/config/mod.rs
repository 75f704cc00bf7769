//! Command-line flags and site.yaml become one resolved [`Config`]; later stages see nothing else of them.
