//! Turns `texts/site/*.json` into Rust: a key that only one language has fails the build here, and
//! a misspelled key fails it where it is used.
//!
//! Only the server renders these texts; islands get theirs as props. A plain text becomes a
//! constant. A text with blanks, such as `{{ miles }} miles`, becomes a struct with a field for
//! each blank, so that the compiler checks the names of the blanks too.

#[cfg(feature = "ssr")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    texts::generate()
}

#[cfg(not(feature = "ssr"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "ssr")]
mod texts {
    use serde_json::{Map, Value};
    use std::{
        collections::BTreeSet,
        env,
        error::Error,
        fmt::{self, Write},
        fs,
        path::Path,
    };

    const FOLDER: &str = "texts/site";

    pub fn generate() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed={FOLDER}");
        let mut code = String::new();
        write_group(&mut code, "", &read("en")?, &read("es")?)?;
        let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
        Ok(fs::write(Path::new(&out).join("texts.rs"), code)?)
    }

    fn read(lang: &str) -> Result<Map<String, Value>, Box<dyn Error>> {
        let path = format!("{FOLDER}/{lang}.json");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        serde_json::from_str(&text).map_err(|error| format!("{path}: {error}").into())
    }

    /// A module for each object, with an item for each text. `path` is where the group is, such
    /// as `listing.gave.`.
    fn write_group(
        code: &mut String,
        path: &str,
        en: &Map<String, Value>,
        es: &Map<String, Value>,
    ) -> Result<(), Box<dyn Error>> {
        if let Some(key) = es.keys().find(|key| !en.contains_key(*key)) {
            return Err(format!("{path}{key} is in {FOLDER}/es.json but not in en.json").into());
        }
        for (key, en) in en {
            let at = format!("{path}{key}");
            match (en, es.get(key)) {
                (Value::Object(en), Some(Value::Object(es))) => {
                    writeln!(code, "pub mod {key} {{")?;
                    write_group(code, &format!("{at}."), en, es)?;
                    writeln!(code, "}}")?;
                }
                (Value::String(en), Some(Value::String(es))) => write_text(code, &at, en, es)?,
                (_, None) => {
                    return Err(format!("{at} is in {FOLDER}/en.json but not in es.json").into());
                }
                _ => {
                    let expected = "must be a text, or a group of texts, in both languages";
                    return Err(format!("{at} {expected}").into());
                }
            }
        }
        Ok(())
    }

    fn write_text(code: &mut String, at: &str, en: &str, es: &str) -> Result<(), Box<dyn Error>> {
        let name = at.rsplit('.').next().unwrap_or(at);
        let english = Format::of(en).ok_or_else(|| unclosed(at, "en"))?;
        let spanish = Format::of(es).ok_or_else(|| unclosed(at, "es"))?;
        if english.blanks != spanish.blanks {
            return Err(format!("{at} has other blanks in en.json than in es.json").into());
        }
        if english.blanks.is_empty() {
            let text = format!("crate::text::InterfaceText {{ en: {en:?}, es: {es:?} }}");
            return Ok(writeln!(
                code,
                "pub const {name}: crate::text::InterfaceText = {text};"
            )?);
        }
        Ok(write_template(code, name, &english, &spanish)?)
    }

    fn write_template(
        code: &mut String,
        name: &str,
        english: &Format,
        spanish: &Format,
    ) -> fmt::Result {
        let (mut fields, mut values) = (String::new(), String::new());
        for blank in &english.blanks {
            writeln!(fields, "pub {blank}: &'a dyn std::fmt::Display,")?;
            // Not `let Self { day } = self`: a text called `day` would make that a constant.
            write!(values, ", {blank} = self.{blank}")?;
        }
        let (en, es) = (&english.text, &spanish.text);
        writeln!(
            code,
            "pub struct {name}<'a> {{ {fields} }}
            impl {name}<'_> {{
                pub fn text(self, lang: waymark_directory::Lang) -> String {{
                    match lang {{
                        waymark_directory::Lang::En => format!({en:?}{values}),
                        waymark_directory::Lang::Es => format!({es:?}{values}),
                    }}
                }}
            }}"
        )
    }

    fn unclosed(at: &str, lang: &str) -> String {
        format!("{at} in {FOLDER}/{lang}.json opens a blank with {{{{ but does not close it")
    }

    /// A text as a format string, such as `{miles} miles`, and the names of its blanks.
    struct Format<'a> {
        text: String,
        blanks: BTreeSet<&'a str>,
    }

    impl<'a> Format<'a> {
        /// Returns `None` when a blank is not closed.
        fn of(mut rest: &'a str) -> Option<Self> {
            let escape = |plain: &str| plain.replace('{', "{{").replace('}', "}}");
            let (mut text, mut blanks) = (String::new(), BTreeSet::new());
            while let Some((before, after)) = rest.split_once("{{") {
                let (blank, after) = after.split_once("}}")?;
                text += &escape(before);
                text += &["{", blank.trim(), "}"].concat();
                blanks.insert(blank.trim());
                rest = after;
            }
            text += &escape(rest);
            Some(Self { text, blanks })
        }
    }
}
