//! The files of a crate and what each uses of the others, read from their tokens. Tests and re-exports
//! don't count: a file that only passes on a name does not depend on it.

use anyhow::{Context, Result};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// A path of modules in a crate; empty for the crate's root.
pub type ModulePath = Vec<String>;

/// The modules that each module uses.
pub type Arrows = BTreeMap<ModulePath, BTreeSet<ModulePath>>;

/// The modules of a crate that have a file of their own.
#[derive(Default)]
pub struct Modules(BTreeMap<ModulePath, Module>);

#[derive(Default)]
struct Module {
    children: BTreeSet<String>,
    /// Names that `use` brings in, with the path that each stands for.
    names: BTreeMap<String, ModulePath>,
    /// Every path that the file mentions.
    mentioned: Vec<ModulePath>,
}

impl Modules {
    /// Reads a crate from its root, such as `src/lib.rs`.
    pub fn read(root: &Path) -> Result<Self> {
        let mut modules = Self::default();
        let folder = root.parent().context("a file is in a folder")?;
        modules.read_file(&Vec::new(), root, folder)?;
        Ok(modules)
    }

    fn read_file(&mut self, path: &ModulePath, file: &Path, folder: &Path) -> Result<()> {
        let source = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let tokens: TokenStream = source.parse().map_err(|error| {
            anyhow::anyhow!("{} cannot be read as Rust: {error}", file.display())
        })?;
        let mut module = Module::default();
        scan(&mut module, tokens);
        let children = module.children.clone();
        self.0.insert(path.clone(), module);
        for child in children {
            let file = folder.join(format!("{child}.rs"));
            let below = folder.join(&child);
            let path = path.iter().cloned().chain([child]).collect();
            self.read_file(&path, &file, &below)?;
        }
        Ok(())
    }

    /// The modules that each module uses. A file and the files in the folder beside it
    /// belong together, so what they use of each other does not count.
    pub fn arrows(&self) -> Arrows {
        let arrows = self.0.iter().map(|(from, module)| {
            let to = module
                .mentioned
                .iter()
                .filter_map(|path| self.resolve(from, path));
            (
                from.clone(),
                to.filter(|to| !to.starts_with(from) && !from.starts_with(to))
                    .collect(),
            )
        });
        arrows.collect()
    }

    /// The module that defines what a path names; `None` for other crates and local names.
    fn resolve(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let first = path.first()?.as_str();
        let (mut at, rest) = match first {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (from.clone(), &path[1..]),
            "super" => (from.split_last()?.1.to_vec(), &path[1..]),
            _ if self.0[from].children.contains(first) => (from.clone(), path),
            _ => return None,
        };
        for (number, part) in rest.iter().enumerate() {
            let module = &self.0[&at];
            if part == "super" {
                at.pop()?;
            } else if module.children.contains(part) {
                at.push(part.clone());
            } else if let Some(name) = module.names.get(part) {
                let longer = [name, &rest[number + 1..]].concat();
                return self.resolve(&at, &longer);
            } else {
                break;
            }
        }
        Some(at)
    }
}

/// Records what a file mentions, except in code that is only compiled for tests.
fn scan(module: &mut Module, tokens: TokenStream) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            _ if is_for_tests(&tokens[at..]) => at += item_length(&tokens[at..]),
            TokenTree::Ident(word) if word == "mod" => {
                if let [_, TokenTree::Ident(name), TokenTree::Punct(end), ..] = &tokens[at..]
                    && end.as_char() == ';'
                {
                    module.children.insert(name.to_string());
                }
                at += 1;
            }
            TokenTree::Ident(word) if word == "use" => {
                let end = tokens[at..].iter().position(|token| is_punct(token, ';'));
                let end = at + end.unwrap_or(tokens.len() - at);
                let is_public = at > 0 && is_visibility(&tokens[at - 1]);
                for (name, path) in paths(&tokens[at + 1..end]) {
                    if !is_public {
                        module.mentioned.push(path.clone());
                    }
                    module.names.insert(name, path);
                }
                at = end;
            }
            TokenTree::Ident(_) if is_path(&tokens[at..]) => {
                let end = path_length(&tokens[at..]);
                let found = paths(&tokens[at..at + end]);
                module
                    .mentioned
                    .extend(found.into_iter().map(|(_, path)| path));
                at += end;
            }
            TokenTree::Group(group) => {
                scan(module, group.stream());
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Whether an item begins here that is only compiled for tests.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = tokens else {
        return false;
    };
    let text = attribute.stream().to_string().replace(' ', "");
    hash.as_char() == '#' && text.starts_with("cfg(test")
}

/// How many tokens an item has, up to its semicolon or closing brace.
fn item_length(tokens: &[TokenTree]) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        other => is_punct(other, ';'),
    };
    tokens
        .iter()
        .position(is_end)
        .map_or(tokens.len(), |end| end + 1)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// `pub`, or the parentheses of `pub(crate)`.
fn is_visibility(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(word) => word == "pub",
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        _ => false,
    }
}

/// Whether a name with `::` after it begins here.
fn is_path(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [_, a, b, ..] if is_punct(a, ':') && is_punct(b, ':'))
}

/// The tokens of `a::b::c`, up to the last name.
fn path_length(tokens: &[TokenTree]) -> usize {
    let mut length = 1;
    while is_path(&tokens[length - 1..])
        && matches!(tokens.get(length + 2), Some(TokenTree::Ident(_)))
    {
        length += 3;
    }
    length
}

/// The paths in a tree such as `a::{b, c as d}`, each with the name it brings in.
fn paths(tree: &[TokenTree]) -> Vec<(String, ModulePath)> {
    let mut found = Vec::new();
    for branch in tree.split(|token| is_punct(token, ',')) {
        let mut path = ModulePath::new();
        let mut name = None;
        let mut tokens = branch.iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    name = tokens.next().map(ToString::to_string);
                }
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    found.extend(paths(&inner).into_iter().map(|(name, rest)| {
                        let rest = rest.strip_prefix(&["self".to_owned()]).unwrap_or(&rest);
                        (name, [&path[..], rest].concat())
                    }));
                    path.clear();
                }
                _ => {}
            }
        }
        if let Some(last) = path.last() {
            found.push((name.unwrap_or_else(|| last.clone()), path));
        }
    }
    found
}

/// Every group of nodes that depend on each other in a circle.
pub fn circles(arrows: &Arrows) -> Vec<Vec<ModulePath>> {
    let reached: BTreeMap<_, _> = arrows
        .keys()
        .map(|from| (from, reach(arrows, from)))
        .collect();
    let mut circles = BTreeSet::new();
    for (from, there) in &reached {
        let back = |to: &&ModulePath| reached.get(*to).is_some_and(|set| set.contains(*from));
        let circle: Vec<_> = there.iter().filter(back).cloned().collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reach(arrows: &Arrows, from: &ModulePath) -> BTreeSet<ModulePath> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(next) = waiting.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if reached.insert(to.clone()) {
                waiting.push(to);
            }
        }
    }
    reached
}

/// The arrows between the folders at the top of a crate.
pub fn between_folders(arrows: &Arrows) -> Arrows {
    let top = |path: &ModulePath| path.iter().take(1).cloned().collect::<ModulePath>();
    let mut folders = Arrows::new();
    for (from, to) in arrows {
        let to = to.iter().map(top).filter(|to| *to != top(from));
        folders.entry(top(from)).or_default().extend(to);
    }
    folders
}
