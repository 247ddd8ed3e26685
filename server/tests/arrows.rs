//! Inside the server, only the router names `api` or `pages`. The rest can then be read, and moved, without them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The router maps paths to both. `waymark search --json` prints what the API answers.
const MAY_NAME_THEM: [&str; 2] = ["http/router.rs", "cli/search.rs"];

#[test]
fn only_the_router_names_api_or_pages() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for file in source_files(&source) {
        let path = file.strip_prefix(&source).expect("it is below src");
        let is_theirs = ["api", "api.rs", "pages", "pages.rs", "lib.rs"]
            .iter()
            .any(|theirs| path.starts_with(theirs));
        if is_theirs || MAY_NAME_THEM.iter().any(|may| path == Path::new(may)) {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(&file).expect("source files are text");
        for module in modules_named(&text) {
            assert!(
                module != "api" && module != "pages",
                "{} names crate::{module}: let the router hand over what it needs",
                path.display()
            );
        }
    }
    assert!(seen > 30, "only {seen} files were looked at");
}

#[test]
fn names_are_found_in_every_form() {
    let text = "use crate::{\n    http::{error, pages},\n    api,\n};\n// crate::ops\nlet x = crate::source::read();\n";
    assert_eq!(modules_named(text), ["http", "api", "source"]);
}

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The modules of this crate that come right after `crate::`, alone or in braces.
fn modules_named(text: &str) -> Vec<String> {
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let mut modules = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => modules.extend(first_names(list)),
            None => modules.push(name_at_start(rest)),
        }
    }
    modules
}

/// The first name of each part of a list in braces, whose opening brace was just read.
fn first_names(list: &str) -> Vec<String> {
    let mut depth = 1;
    let mut parts = vec![String::new()];
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => parts.push(String::new()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        parts.last_mut().expect("there is always one").push(letter);
    }
    let parts = parts
        .iter()
        .map(|part| part.trim_start_matches([',', ' ', '\n']));
    parts
        .map(name_at_start)
        .filter(|name| !name.is_empty())
        .collect()
}

fn name_at_start(text: &str) -> String {
    let is_of_name = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    text.chars().take_while(is_of_name).collect()
}
