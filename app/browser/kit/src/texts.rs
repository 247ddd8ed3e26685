//! The interface texts of one language. The page hands them to its module, so that the module holds none.

use std::collections::BTreeMap;

/// Declares `Texts`, a handle with a function for each name; `Texts::parse`, which reads a JSON object that has exactly
/// these names; and `texts()`, which takes the page's texts from the context (feature `page`). They live as long as the
/// page does.
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

            pub fn parse(json: &str) -> Option<Self> {
                let texts = $crate::texts::parse_texts(json, NAMES)?.try_into().ok()?;
                Some(Self(Box::leak(texts)))
            }
        }

        /// The texts of the page's language.
        pub fn texts() -> Texts {
            $crate::leptos::prelude::expect_context()
        }
    };
}

/// The texts in the order of `names`. Returns `None` if one is missing, or if there is one more.
pub fn parse_texts(json: &str, names: &[&str]) -> Option<Box<[&'static str]>> {
    let mut given: BTreeMap<String, String> = serde_json::from_str(json).ok()?;
    let texts = names
        .iter()
        .map(|name| Some(&*given.remove(*name)?.leak()))
        .collect::<Option<_>>()?;
    given.is_empty().then_some(texts)
}

/// Puts a value in place of a blank, such as `{n}`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers pass numbers and texts as they have them"
)]
pub fn fill(text: &str, blank: &str, value: impl ToString) -> String {
    text.replace(blank, &value.to_string())
}

/// "1 place" or "5 places", from the text for one and the text for more, which has the blank `{n}`.
pub fn count(number: i64, one: &str, more: &str) -> String {
    if number == 1 {
        one.to_owned()
    } else {
        fill(more, "{n}", number)
    }
}

#[cfg(test)]
mod tests {
    use super::parse_texts;

    #[test]
    fn the_names_must_be_exactly_these() {
        let names = ["b", "a"];
        let texts = parse_texts(r#"{"a":"1","b":"2"}"#, &names);
        assert_eq!(texts.as_deref(), Some(&["2", "1"][..]));
        for json in [r#"{"a":"1"}"#, r#"{"a":"1","b":"2","c":"3"}"#, "[]", ""] {
            assert_eq!(parse_texts(json, &names), None, "{json}");
        }
    }
}
