//! Turns `texts/site/*.json` into checked keys: a string missing in one language fails the build.
//! Only the server renders interface text; islands get theirs as props.

#[cfg(feature = "ssr")]
mod texts {
    use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos, options::CodegenOptions};
    use std::{env, error::Error, path::PathBuf};

    /// The generated module is not ours to lint.
    const ATTRIBUTES: &str = "#![allow(clippy::all, clippy::pedantic, clippy::allow_attributes, \
                              missing_docs, unused, unused_qualifications)]";

    pub fn generate() -> Result<(), Box<dyn Error>> {
        let config = Config::new("en")?
            .locales_path("texts/site")
            .add_locale("es")?
            .parse_options(ParseOptions::new().interpolate_display(true));
        let texts = TranslationsInfos::parse(config)?;
        texts.rerun_if_locales_changed();
        texts.emit_diagnostics();
        let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
        let options = CodegenOptions::new()
            .top_level_attributes(Some(ATTRIBUTES.parse()?))
            .gen_docs(false);
        texts.generate_i18n_module_with_options(PathBuf::from(out).join("i18n"), options)?;
        Ok(())
    }
}

#[cfg(feature = "ssr")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    texts::generate()
}

#[cfg(not(feature = "ssr"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
