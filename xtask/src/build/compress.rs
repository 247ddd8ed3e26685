//! Makes brotli and gzip copies of files, so that the server never has to compress a file.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Extensions of text and of WebAssembly; pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 12] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The extensions of compressed copies.
pub const EXTENSIONS: [&str; 2] = ["br", "gz"];

/// Whether a file of this name is worth compressing.
pub fn is_worthwhile(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

/// The compressed copies that are smaller than the original, each with its extension.
pub fn copies(bytes: &[u8], brotli_quality: i32) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let [br, gz] = EXTENSIONS;
    let mut copies = vec![(br, brotli(bytes, brotli_quality)?), (gz, gzip(bytes)?)];
    copies.retain(|(_, copy)| copy.len() < bytes.len());
    Ok(copies)
}

fn brotli(mut bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut copy, &params)?;
    Ok(copy)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn text_and_wasm_are_compressed_but_pictures_are_not() {
        for name in [
            "main-1.css",
            "x.js",
            "a_bg.wasm",
            "favicon.svg",
            "robots.txt",
        ] {
            assert!(is_worthwhile(name), "{name}");
        }
        for name in ["icon.png", "font.woff2", "LICENSE", "main.css.br"] {
            assert!(!is_worthwhile(name), "{name}");
        }
    }

    #[test]
    fn copies_unpack_to_the_original() -> Result<()> {
        let original = "one day at a time, ".repeat(100).into_bytes();
        let copies = copies(&original, 11)?;
        assert_eq!(copies.len(), 2);
        for (extension, copy) in copies {
            let mut unpacked = Vec::new();
            if extension == "br" {
                brotli::Decompressor::new(&copy[..], 4096).read_to_end(&mut unpacked)?;
            } else {
                flate2::read::GzDecoder::new(&copy[..]).read_to_end(&mut unpacked)?;
            }
            assert_eq!(unpacked, original, "{extension}");
        }
        Ok(())
    }

    #[test]
    fn copies_that_would_be_larger_are_not_kept() -> Result<()> {
        assert!(copies(b"a", 11)?.is_empty());
        Ok(())
    }
}
