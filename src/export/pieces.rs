//! Long files in pieces: whoever writes them holds one piece, never the file.

/// The bytes of a file, piece by piece. No record is cut in two.
pub type Pieces<'a> = Box<dyn Iterator<Item = Vec<u8>> + Send + 'a>;

/// How many subjects make a piece: about 400 KB of the longest file.
const SUBJECTS: usize = 64;
/// What a piece is expected to take at most, in bytes.
const PIECE: usize = 512 * 1024;

/// A file that is short enough for one piece.
pub(super) fn whole<'a>(bytes: Vec<u8>) -> Pieces<'a> {
    Box::new(std::iter::once(bytes))
}

/// What stands before, what is to say about each of so many subjects, and what stands behind.
pub(super) fn pieces<'a>(
    head: Vec<u8>,
    subjects: usize,
    mut about: impl FnMut(usize, &mut Vec<u8>) + Send + 'a,
    foot: &'static str,
) -> Pieces<'a> {
    let body = (0..subjects).step_by(SUBJECTS).map(move |first| {
        let mut piece = Vec::with_capacity(PIECE);
        (first..subjects.min(first + SUBJECTS)).for_each(|at| about(at, &mut piece));
        piece
    });
    Box::new(std::iter::once(head).chain(body).chain(std::iter::once(foot.as_bytes().to_vec())))
}
