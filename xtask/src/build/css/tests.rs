use super::*;
use std::path::PathBuf;

/// Writes style sheets to a folder of this test's own and bundles the first.
fn bundled(test: &str, files: &[(&str, &str)]) -> Result<String> {
    let folder: PathBuf =
        std::env::temp_dir().join(format!("waymark-xtask-{test}-{}", std::process::id()));
    fs::create_dir_all(folder.join("base"))?;
    for (name, css) in files {
        fs::write(folder.join(name), css)?;
    }
    let bundle = bundle(&folder.join(files[0].0));
    fs::remove_dir_all(&folder)?;
    bundle
}

#[test]
fn imports_are_bundled_and_minified() -> Result<()> {
    let css = bundled(
        "bundle",
        &[
            (
                "main.css",
                "@import \"base/print.css\" print; a { b { margin: 0px } }",
            ),
            ("base/print.css", "nav { display: none; }"),
        ],
    )?;
    assert_eq!(css, "@media print{nav{display:none}}a b{margin:0}");
    Ok(())
}

#[test]
fn an_error_names_the_imported_file_line_and_column() {
    let error = bundled(
        "error",
        &[
            ("main.css", "@import \"base/bad.css\";"),
            ("base/bad.css", "a {}\n} b {}"),
        ],
    );
    let message = error.err().map(|error| format!("{error:#}"));
    assert!(
        message
            .as_ref()
            .is_some_and(|text| text.contains("base/bad.css:2:")),
        "{message:?}"
    );
}

#[test]
fn a_missing_import_is_named() {
    let error = bundled("missing", &[("main.css", "@import \"base/gone.css\";")]);
    let message = error.err().map(|error| format!("{error:#}"));
    assert!(
        message
            .as_ref()
            .is_some_and(|text| text.contains("gone.css")),
        "{message:?}"
    );
}

#[test]
fn imports_from_other_origins_are_refused() {
    for url in ["https://example.org/a.css", "//example.org/a.css"] {
        assert!(bundled("origin", &[("main.css", &format!("@import \"{url}\";"))]).is_err());
    }
}
