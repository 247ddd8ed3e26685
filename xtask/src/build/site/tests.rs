use super::*;
use tempfile::tempdir;

fn small_site(css: &str) -> Site {
    let mut site = Site::default();
    site.add_asset("main.css", css.as_bytes().to_vec());
    site.add_file("robots.txt", b"User-agent: *\n".to_vec());
    site
}

#[test]
fn the_manifest_maps_plain_names_to_urls() -> Result<()> {
    let mut site = Site::default();
    site.add_asset("main.css", b"abc".to_vec());
    site.add_file("robots.txt", Vec::new());
    assert_eq!(
        site.manifest()?,
        "{\n  \"main.css\": \"/assets/main-ba7816bf.css\"\n}\n"
    );
    Ok(())
}

#[test]
fn a_site_is_written_whole_with_compressed_copies() -> Result<()> {
    let folder = tempdir()?;
    let site = folder.path().join("site");
    let css = "a{color:red}".repeat(50);
    small_site(&css).replace(&site, 11)?;
    let paths: Vec<String> = files::all_below(&site)?
        .iter()
        .map(|file| files::path_below(&site, file))
        .collect::<Result<_>>()?;
    let name = names::hashed("main.css", css.as_bytes());
    assert_eq!(
        paths,
        [
            format!("assets/{name}"),
            format!("assets/{name}.br"),
            format!("assets/{name}.gz"),
            "manifest.json".into(),
            "robots.txt".into(),
        ]
    );
    assert!(!folder.path().join("site.new").exists());
    Ok(())
}

#[test]
fn the_same_site_is_left_untouched_and_another_replaces_it() -> Result<()> {
    let folder = tempdir()?;
    let site = folder.path().join("site");
    let first = small_site("a{}").replace(&site, 11)?;
    let written = fs_err::metadata(site.join("manifest.json"))?.modified()?;
    assert_eq!(small_site("a{}").replace(&site, 11)?, first);
    assert_eq!(
        fs_err::metadata(site.join("manifest.json"))?.modified()?,
        written
    );
    assert_ne!(small_site("b{}").replace(&site, 11)?, first);
    assert_eq!(files::all_below(&site.join("assets"))?.len(), 1);
    Ok(())
}

#[test]
fn a_site_is_rebuilt_after_its_inputs_or_its_files_change() -> Result<()> {
    let folder = tempdir()?;
    let site = folder.path().join("site");
    assert_eq!(stamp::still_valid(&site, "inputs")?, None);
    let digest = small_site("a{}").replace(&site, 11)?;
    stamp::write(&site, "inputs", &digest)?;
    assert_eq!(stamp::still_valid(&site, "inputs")?, Some(digest));
    assert_eq!(stamp::still_valid(&site, "others")?, None);
    fs_err::remove_file(site.join("robots.txt"))?;
    assert_eq!(stamp::still_valid(&site, "inputs")?, None);
    Ok(())
}
