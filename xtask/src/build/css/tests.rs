use super::*;

/// Writes style sheets to a temporary folder and bundles the first.
fn bundled(files: &[(&str, &str)]) -> Result<String> {
    let folder = tempfile::tempdir()?;
    fs_err::create_dir(folder.path().join("base"))?;
    for (name, css) in files {
        fs_err::write(folder.path().join(name), css)?;
    }
    bundle(&folder.path().join(files[0].0))
}

#[test]
fn imports_are_bundled_and_minified() -> Result<()> {
    let css = bundled(&[
        (
            "main.css",
            "@import \"base/print.css\" print; a { b { margin: 0px } }",
        ),
        ("base/print.css", "nav { display: none; }"),
    ])?;
    assert_eq!(css, "@media print{nav{display:none}}a b{margin:0}");
    Ok(())
}

#[test]
fn an_error_names_the_imported_file_line_and_column() {
    let error = bundled(&[
        ("main.css", "@import \"base/bad.css\";"),
        ("base/bad.css", "a {}\n} b {}"),
    ]);
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
    let error = bundled(&[("main.css", "@import \"base/gone.css\";")]);
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
        assert!(bundled(&[("main.css", &format!("@import \"{url}\";"))]).is_err());
    }
}
