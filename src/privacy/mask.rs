//! Values with their middle covered.

/// What may be shown of a value: three characters at its beginning, and how many follow. Of a mail
/// address the host too.
#[must_use]
pub fn masked(value: &str) -> String {
    let shown = if value.chars().count() > 6 { 3 } else { 1 };
    let host = value.find('@').filter(|_| value.is_ascii());
    value
        .char_indices()
        .map(|(at, c)| if host.is_some_and(|h| at >= h) || at < byte(value, shown) { c } else { '*' })
        .collect()
}

/// Where the character of a number begins.
fn byte(value: &str, number: usize) -> usize {
    value.char_indices().nth(number).map_or(value.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn the_middle_is_covered() {
        assert_eq!(masked("0771-1234567"), "077*********");
        assert_eq!(masked("someone@example.org"), "som****@example.org");
        assert_eq!(masked("示例路1号"), "示****");
    }
}
