//! The texts of one language, which the page brings, so that the module holds none.

use std::collections::BTreeMap;

/// Declares `Texts`, a handle with a function for each name, and `Texts::parse`, which reads a JSON object of texts by
/// name: all of them, and no others. They stay as long as the page does.
#[macro_export]
macro_rules! texts {
    ($($name:ident)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        #[expect(non_camel_case_types, reason = "they are the names of the functions below")]
        #[derive(Clone, Copy)]
        enum Name {
            $($name,)*
        }

        /// Every text by its name; a handle, cheap to copy.
        #[derive(Clone, Copy)]
        pub struct Texts(&'static [&'static str; NAMES.len()]);

        impl Texts {
            $(
                pub fn $name(self) -> &'static str {
                    self.0[Name::$name as usize]
                }
            )*

            /// Reads the texts of the page.
            pub fn parse(json: &str) -> Option<Self> {
                let texts = $crate::texts::parse(json, NAMES)?.try_into().ok()?;
                Some(Self(Box::leak(texts)))
            }
        }
    };
}

/// The texts in the order of their names; none where one is missing or another is there.
pub fn parse(json: &str, names: &[&str]) -> Option<Box<[&'static str]>> {
    let mut given: BTreeMap<String, String> = serde_json::from_str(json).ok()?;
    let texts = names
        .iter()
        .map(|name| Some(&*given.remove(*name)?.leak()))
        .collect::<Option<_>>()?;
    given.is_empty().then_some(texts)
}

/// A text with a value in place of its blank, such as `{n}`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers have numbers and texts, and give them as they are"
)]
pub fn fill(text: &str, blank: &str, value: impl ToString) -> String {
    text.replace(blank, &value.to_string())
}

/// A number of something, from the texts for one and for more.
pub fn count(number: i64, one: &str, more: &str) -> String {
    if number == 1 {
        one.to_owned()
    } else {
        fill(more, "{n}", number)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn texts_are_all_there_and_no_others() {
        let names = ["b", "a"];
        let texts = parse(r#"{"a":"1","b":"2"}"#, &names);
        assert_eq!(texts.as_deref(), Some(&["2", "1"][..]));
        for json in [r#"{"a":"1"}"#, r#"{"a":"1","b":"2","c":"3"}"#, "[]", ""] {
            assert_eq!(parse(json, &names), None, "{json}");
        }
    }
}
