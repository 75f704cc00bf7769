//! Files of any length, read a piece at a time: a release may hold hundreds of megabytes.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::{Action, FsError};

/// How much is read at a time.
const PIECE: usize = 256 * 1024;

/// Hands over a file piece by piece, in order.
///
/// # Errors
/// When it cannot be read, or whoever takes the pieces fails.
pub fn read_pieces<E: From<FsError>>(path: &Path, mut each: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    let error = |e| FsError::new(Action::Read, path, e);
    let mut file = File::open(path).map_err(error)?;
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece).map_err(error)? {
            0 => return Ok(()),
            length => each(&piece[..length])?,
        }
    }
}

/// What a file holds from a byte to its end.
///
/// # Errors
/// When it cannot be read, or ends before that.
pub fn read_from(path: &Path, start: u64) -> Result<Vec<u8>, FsError> {
    let error = |e| FsError::new(Action::Read, path, e);
    let mut file = File::open(path).map_err(error)?;
    file.seek(SeekFrom::Start(start)).map_err(error)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(error)?;
    Ok(bytes)
}

/// A whole file, however long.
///
/// # Errors
/// When it cannot be read.
pub fn read_whole(path: &Path) -> Result<Vec<u8>, FsError> {
    read_from(path, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_put_together_are_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        let bytes: Vec<u8> = (0..600_000u32).map(|n| n.to_le_bytes()[0]).collect();
        std::fs::write(&path, &bytes).unwrap();
        let (mut found, mut pieces) = (Vec::new(), 0);
        read_pieces::<FsError>(&path, |piece| {
            found.extend_from_slice(piece);
            pieces += 1;
            Ok(())
        })
        .unwrap();
        assert!(found == bytes && pieces > 1);
        assert_eq!(read_from(&path, 599_998).unwrap(), bytes[599_998..]);
        assert!(read_whole(&path).unwrap() == bytes);
    }
}
