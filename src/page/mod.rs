//! View structs, one file per page kind. Formats numbers and dates; does no arithmetic and knows no HTML.
