//! Files that are unusual but sound.

use super::{
    Sandbox,
    damaged::{COLUMNS, ROW},
};
use waymark_directory::Lang;
use waymark_exchange::import::import_samhsa;

#[test]
fn unusual_files_are_read_like_any_other() {
    let plain = format!("{COLUMNS}\n{}\n", ROW.replace("Larkspur", "Clínica"));
    let utf_16: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(plain.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = plain
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let twice = format!("{plain}{}\n", ROW.replace("Larkspur", "Clínica"));
    for (what, bytes) in [
        (
            "a byte-order mark",
            [b"\xEF\xBB\xBF", plain.as_bytes()].concat(),
        ),
        ("carriage returns", plain.replace('\n', "\r\n").into_bytes()),
        (
            "no line end at the end",
            plain.trim_end().as_bytes().to_vec(),
        ),
        ("Windows-1252", windows),
        ("UTF-16", utf_16),
        ("a row that comes twice", twice.into_bytes()),
        (
            "NaN for a point",
            format!(
                "latitude,longitude,{COLUMNS}\nNaN,inf,{}\n",
                ROW.replace("Larkspur", "Clínica")
            )
            .into_bytes(),
        ),
    ] {
        let sandbox = Sandbox::new();
        sandbox
            .import(&import_samhsa, "su-2023.csv", bytes)
            .expect(what);
        let listings = sandbox.listings();
        assert_eq!(listings.len(), 1, "{what}");
        assert_eq!(listings[0].name.get(Lang::En), "Clínica", "{what}");
    }
}
