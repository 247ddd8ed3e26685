//! Files as they are read; every size is bounded before it is trusted.

use super::ImportError;
use encoding_rs::{DecoderResult, Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    rc::Rc,
};

/// The whole directory of a large country as text, which is read a piece at a time.
const MAX_TEXT_MIB: u64 = 4 * 1024;
/// The real files that need to be in memory, or have indexes at their ends, have 2 MB.
const MAX_PACKED_MIB: u64 = 64;
/// The longest row or object; what is longer has lost its end.
const MAX_PIECE_MIB: usize = 64;

/// A file of text in UTF-8, whatever it was written in: what the byte-order mark says, else UTF-8, else Windows-1252,
/// which reads anything.
///
/// It is read in pieces, rows or objects. None may be longer than it may be; [`Pieces::next`] begins another.
pub(super) struct Text {
    reader: DecodeReaderBytes<File, Vec<u8>>,
    pieces: Pieces,
}

/// How much of a piece of a text may still be read.
#[derive(Clone)]
pub(super) struct Pieces(Rc<Cell<usize>>);

impl Text {
    pub(super) fn open(path: &Path) -> Result<(Self, Pieces), ImportError> {
        let encoding = encoding(BufReader::new(open(path, MAX_TEXT_MIB)?));
        let encoding = encoding.map_err(|error| io_error(path, error))?;
        let reader = DecodeReaderBytesBuilder::new()
            .encoding(Some(encoding))
            .strip_bom(true)
            .build(open(path, MAX_TEXT_MIB)?);
        let pieces = Pieces(Rc::default());
        pieces.next();
        let text = Self {
            reader,
            pieces: pieces.clone(),
        };
        Ok((text, pieces))
    }
}

impl Read for Text {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let left = self.pieces.0.get().checked_sub(read).ok_or_else(|| {
            io::Error::other(format!(
                "a single piece exceeds {MAX_PIECE_MIB} MiB; the end of it may be missing"
            ))
        })?;
        self.pieces.0.set(left);
        Ok(read)
    }
}

impl Pieces {
    /// Begins another piece.
    pub(super) fn next(&self) {
        self.0.set(MAX_PIECE_MIB << 20);
    }
}

fn encoding(mut text: impl BufRead) -> io::Result<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(text.fill_buf()?) {
        return Ok(encoding);
    }
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let mut utf_8 = [0; 16 * 1024];
    loop {
        let bytes = text.fill_buf()?;
        let is_last = bytes.is_empty();
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(bytes, &mut utf_8, is_last);
        match result {
            DecoderResult::Malformed(..) => return Ok(WINDOWS_1252),
            DecoderResult::InputEmpty if is_last => return Ok(UTF_8),
            _ => text.consume(read),
        }
    }
}

/// Opens a file that needs to be in memory, or read from its end.
pub(super) fn packed(path: &Path) -> Result<File, ImportError> {
    open(path, MAX_PACKED_MIB)
}

/// Whether a file begins as zip files do.
pub(super) fn is_zip(path: &Path) -> Result<bool, ImportError> {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(2).read_to_end(&mut start));
    read.map_err(|error| io_error(path, error))?;
    Ok(start == b"PK")
}

/// Opens a file that is neither empty nor larger than it may be.
fn open(path: &Path, limit_mib: u64) -> Result<File, ImportError> {
    let file = File::open(path).map_err(|error| io_error(path, error))?;
    let metadata = file.metadata().map_err(|error| io_error(path, error))?;
    match metadata.len() {
        0 => Err(ImportError::Empty),
        size if size > limit_mib << 20 => Err(ImportError::TooLarge {
            what: "its size",
            limit_mib,
        }),
        _ => Ok(file),
    }
}

fn io_error(path: &Path, error: io::Error) -> ImportError {
    ImportError::Io {
        path: path.to_owned(),
        error,
    }
}

/// The name of a file without folder and ending.
pub(super) fn stem(file: &Path) -> &str {
    file.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_split_between_two_reads_is_one() {
        let text = "é".repeat(50_000);
        let split = |bytes: &[u8]| encoding(BufReader::with_capacity(7, bytes)).unwrap();
        assert_eq!(split(text.as_bytes()), UTF_8);
        assert_eq!(split(&text.as_bytes()[..99_999]), WINDOWS_1252, "cut off");
        assert_eq!(split(b"\xFF\xFEa\0"), encoding_rs::UTF_16LE);
        assert_eq!(split(b""), UTF_8);
    }

    #[test]
    fn a_piece_without_an_end_is_not_read_into_memory() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("endless.csv");
        File::create(&path).unwrap().set_len(120 << 20).unwrap();
        let (mut text, pieces) = Text::open(&path).unwrap();
        let mut read = |mib: u64| io::copy(&mut text.by_ref().take(mib << 20), &mut io::sink());
        assert_eq!(read(50).unwrap(), 50 << 20);
        pieces.next();
        assert_eq!(read(50).unwrap(), 50 << 20);
        assert!(read(15).unwrap_err().to_string().contains("exceeds 64 MiB"));
    }
}
