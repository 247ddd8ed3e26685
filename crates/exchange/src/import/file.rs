//! Opening files for an import. No size is trusted before it is checked: neither that of a file, nor that of a row.

use super::error::ImportError;
use encoding_rs::{DecoderResult, Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use std::{
    cell::{Cell, RefCell},
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

/// Enough for the whole directory of a large country; text is read a piece at a time.
const MAX_TEXT_MIB: u64 = 4 * 1024;
/// For files that are held in memory or have an index at their end. The real ones have 2 MB.
const MAX_ARCHIVE_MIB: u64 = 64;
/// For one row or object. A longer one probably lacks its end.
const MAX_PIECE_MIB: usize = 64;

/// A text file, read as UTF-8 whatever its encoding: the one that the byte-order mark names, else UTF-8, else
/// Windows-1252, in which any bytes are text.
///
/// It is read in pieces, which are rows or objects. After each of them the reader calls
/// [`begin_piece`](Self::begin_piece); a piece that never ends becomes an error instead of filling the memory.
pub(super) struct TextFile {
    reader: RefCell<DecodeReaderBytes<File, Vec<u8>>>,
    /// How many more bytes the current piece may have.
    piece_budget: Cell<usize>,
}

impl TextFile {
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let encoding = detect_encoding(BufReader::new(open_within(path, MAX_TEXT_MIB)?));
        let encoding = encoding.map_err(ImportError::cannot_read(path))?;
        let reader = DecodeReaderBytesBuilder::new()
            .encoding(Some(encoding))
            .strip_bom(true)
            .build(open_within(path, MAX_TEXT_MIB)?);
        let text = Self {
            reader: RefCell::new(reader),
            piece_budget: Cell::default(),
        };
        text.begin_piece();
        Ok(text)
    }

    pub(super) fn begin_piece(&self) {
        self.piece_budget.set(MAX_PIECE_MIB << 20);
    }
}

/// By reference, like a [`File`], so that a parser can read while its caller begins the next piece.
impl Read for &TextFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.borrow_mut().read(buffer)?;
        let left = self.piece_budget.get().checked_sub(read).ok_or_else(|| {
            io::Error::other(format!(
                "a single piece exceeds {MAX_PIECE_MIB} MiB; the end of it may be missing"
            ))
        })?;
        self.piece_budget.set(left);
        Ok(read)
    }
}

fn detect_encoding(mut text: impl BufRead) -> io::Result<&'static Encoding> {
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

/// Opens a zip file or spreadsheet.
pub(super) fn open_archive(path: &Path) -> Result<File, ImportError> {
    open_within(path, MAX_ARCHIVE_MIB)
}

/// Whether a file begins like a zip file.
pub(super) fn is_zip(path: &Path) -> Result<bool, ImportError> {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(2).read_to_end(&mut start));
    read.map_err(ImportError::cannot_read(path))?;
    Ok(start == b"PK")
}

/// Opens a file, and refuses one that is empty or too large.
fn open_within(path: &Path, limit_mib: u64) -> Result<File, ImportError> {
    let file = File::open(path).map_err(ImportError::cannot_read(path))?;
    let metadata = file.metadata().map_err(ImportError::cannot_read(path))?;
    match metadata.len() {
        0 => Err(ImportError::Empty),
        size if size > limit_mib << 20 => Err(ImportError::TooLarge {
            what: "its size",
            limit_mib,
        }),
        _ => Ok(file),
    }
}

/// The name of a file without its folder and ending.
pub(super) fn file_stem(file: &Path) -> &str {
    file.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_split_between_two_reads_stays_whole() {
        let text = "é".repeat(50_000);
        let split = |bytes: &[u8]| detect_encoding(BufReader::with_capacity(7, bytes)).unwrap();
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
        let text = TextFile::open(&path).unwrap();
        let read = |mib: u64| io::copy(&mut (&text).take(mib << 20), &mut io::sink());
        assert_eq!(read(50).unwrap(), 50 << 20);
        text.begin_piece();
        assert_eq!(read(50).unwrap(), 50 << 20);
        assert!(read(15).unwrap_err().to_string().contains("exceeds 64 MiB"));
    }
}
