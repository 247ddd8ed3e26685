//! Damaged and hostile packages.

use super::{
    Sandbox,
    archive::build_zip,
    hsds::{ORGANIZATIONS, SERVICE, SERVICES, version_1, without_publisher},
    made_files::{nested_json, zip_bomb, zip_of, zip_with_link},
};

#[test]
fn damaged_packages_are_refused_and_nothing_is_lost() {
    let without = |table: &str| {
        let mut parts = version_1();
        parts.retain(|(name, _)| !name.ends_with(table));
        build_zip(&parts)
    };
    let huge = format!("{SERVICES}s3,o1,{},,\n", "x".repeat(40_000));
    let cut = [
        ("organizations.csv", ORGANIZATIONS.as_bytes()),
        ("services.csv", &SERVICES.as_bytes()[..80]),
    ];
    let cases: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("nothing", "list-2024.json", Vec::new(), "the file is empty"),
        ("JSON cut off", "list-2024.json", SERVICE.as_bytes()[..200].to_vec(), "EOF while parsing"),
        ("deep nesting", "list-2024.json", nested_json(10_000), "recursion limit"),
        ("another JSON", "list-2024.json", b"{\"a\": 1}".to_vec(), "neither a service nor a page"),
        ("a word", "list-2024.json", b"\"hello\"".to_vec(), "expected an object"),
        ("an empty page", "list-2024.json", b"{\"contents\": []}".to_vec(), "there are no services"),
        ("a web page", "list-2024.json", b"<html>Sign in</html>".to_vec(), "HSDS 3 JSON"),
        ("a zip cut off", "list-2024.zip", build_zip(&version_1())[..60].to_vec(), "not a readable zip"),
        ("a zip bomb", "list-2024.zip", zip_bomb("services.csv"), "its size unpacked"),
        ("a link", "list-2024.zip", zip_with_link("services.csv"), "leads outside"),
        ("a way out", "list-2024.zip", zip_of("../services.csv", b"id\n1\n"), "leads outside"),
        ("no services", "list-2024.zip", without("services.csv"), "\"services.csv\" is missing"),
        ("a table cut off", "list-2024.zip", build_zip(&cut), "services.csv, row 2"),
        (
            "a huge field",
            "list-2024.zip",
            build_zip(&[("organizations.csv", ORGANIZATIONS.as_bytes()), ("services.csv", huge.as_bytes())]),
            "services.csv, row 4: the column \"name\" holds 40000",
        ),
        (
            "NaN for a place and no way to reach it",
            "list-2024.json",
            b"[{\"name\": \"A\", \"service_at_locations\": [{\"location\": {\"latitude\": \"NaN\", \"longitude\": 1}}]}]".to_vec(),
            "nobody could reach it",
        ),
    ];
    for (what, file, content, expected) in cases {
        let sandbox = Sandbox::new();
        sandbox
            .import(&without_publisher, "before-2024.json", SERVICE)
            .unwrap();
        let before = sandbox.text();
        let error = sandbox
            .import(&without_publisher, file, content)
            .expect_err(what)
            .to_string();
        assert!(error.contains(expected), "{what}: {error}");
        assert_eq!(sandbox.text(), before, "{what}");
    }
}

#[test]
fn a_list_of_meetings_is_not_a_package() {
    let sandbox = Sandbox::new();
    let feed = r#"[{"name": "Larkspur Group", "slug": "a", "day": 1, "time": "18:00", "url": "https://example.org/"}]"#;
    let error = sandbox
        .import(&without_publisher, "aa-2024.json", feed)
        .unwrap_err();
    assert!(
        error.to_string().contains("neither a service nor a page"),
        "{error}"
    );
    assert!(!sandbox.data().exists());
}
