//! Which crates may use which, and the same for the folders and files of each crate. These are the
//! arrows of docs/ARCHITECTURE.md.

mod modules;

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, Target};
use modules::{Arrows, ModulePath, Modules, between_folders, circles};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// The crates of the workspace that each crate may use.
const CRATES: [(&str, &[&str]); 11] = [
    ("waymark-directory", &[]),
    ("waymark-exchange", &["waymark-directory"]),
    ("waymark-search", &["waymark-directory"]),
    ("waymark-vault", &[]),
    ("waymark-saved-list", &[]),
    ("waymark-kit", &["waymark-saved-list"]),
    (
        "waymark-app",
        &[
            "waymark-directory",
            "waymark-kit",
            "waymark-saved-list",
            "waymark-search",
        ],
    ),
    ("waymark-islands", &["waymark-app"]),
    ("waymark-tracker", &["waymark-kit", "waymark-vault"]),
    (
        "waymark-saved-list-page",
        &["waymark-kit", "waymark-saved-list"],
    ),
    (
        "waymark",
        &[
            "waymark-app",
            "waymark-directory",
            "waymark-exchange",
            "waymark-search",
            "waymark-vault",
        ],
    ),
];

const SERVER: &str = "waymark";

/// The modules of the server that answer requests. Only its router may use them.
const ROUTES: [&str; 2] = ["api", "pages"];

/// Crates that may use any other, because nothing in the product depends on them.
const TOOLS: [&str; 3] = ["waymark-bench", "waymark-tests", "xtask"];

/// What the libraries in `crates/` must not use: pages, HTTP and the DOM.
const NOT_FOR_LIBRARIES: [&str; 5] = ["axum", "gloo", "leptos", "leptos_axum", "web-sys"];

const TOP_LEVEL: [&str; 8] = [
    "app", "content", "crates", "docs", "server", "style", "tests", "xtask",
];

fn metadata() -> Result<Metadata> {
    Ok(MetadataCommand::new().no_deps().exec()?)
}

/// The dependencies of a package, without those that only its tests need.
fn dependencies(package: &Package) -> impl Iterator<Item = &str> {
    let built = |kind| kind != DependencyKind::Development;
    let all = package.dependencies.iter();
    all.filter(move |needed| built(needed.kind))
        .map(|needed| needed.name.as_str())
}

#[test]
fn crates_use_only_the_crates_that_the_design_allows() -> Result<()> {
    let metadata = metadata()?;
    let ours: BTreeSet<&str> = metadata
        .packages
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    let allowed = BTreeMap::from(CRATES);
    for package in &metadata.packages {
        let name = package.name.as_str();
        if TOOLS.contains(&name) {
            continue;
        }
        let allowed = allowed
            .get(name)
            .with_context(|| format!("{name} is new: give it a line in CRATES"))?;
        for needed in dependencies(package).filter(|needed| ours.contains(needed)) {
            assert!(allowed.contains(&needed), "{name} must not use {needed}");
        }
    }
    for name in allowed.keys() {
        assert!(
            ours.contains(name),
            "{name} is gone: drop its line in CRATES"
        );
    }
    Ok(())
}

#[test]
fn libraries_use_neither_pages_nor_http_nor_the_dom() -> Result<()> {
    let metadata = metadata()?;
    let crates = metadata.workspace_root.join("crates");
    let libraries = metadata.packages.iter();
    let libraries: Vec<_> = libraries
        .filter(|package| package.manifest_path.starts_with(&crates))
        .collect();
    assert_eq!(libraries.len(), 5);
    for library in libraries {
        for needed in dependencies(library) {
            assert!(
                !NOT_FOR_LIBRARIES.contains(&needed),
                "{} must not use {needed}",
                library.name
            );
        }
    }
    Ok(())
}

#[test]
fn the_top_of_the_repository_has_only_the_folders_of_the_design() -> Result<()> {
    // Folders that programs write there. Git ignores them.
    let written = ["data", "node_modules", "target"];
    for entry in fs::read_dir(metadata()?.workspace_root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_known = TOP_LEVEL.contains(&name.as_str()) || written.contains(&name.as_str());
        if entry.file_type()?.is_dir() && !name.starts_with('.') {
            assert!(is_known, "{name}/ does not belong at the top");
        }
    }
    Ok(())
}

#[test]
fn in_the_server_only_the_router_uses_what_answers_requests() -> Result<()> {
    for (from, to) in arrows_of(SERVER)? {
        let from = from.join("::");
        for to in to.iter().map(|to| to.join("::")) {
            let is_route = ROUTES.iter().any(|route| to.starts_with(route));
            let is_allowed = from == "router" || ROUTES.iter().any(|route| from.starts_with(route));
            // `waymark search --json` prints what the API answers.
            assert!(
                !is_route || is_allowed || to == "api::answer",
                "{from} must not use {to}"
            );
        }
    }
    Ok(())
}

#[test]
fn a_listing_uses_only_the_vocabulary_and_languages() -> Result<()> {
    for (from, to) in arrows_of("waymark-directory")? {
        if from.first().is_some_and(|top| top == "listing") {
            for to in to.iter().map(|to| to.join("::")) {
                let is_allowed = ["listing", "vocabulary", "lang"]
                    .iter()
                    .any(|one| to.starts_with(one));
                assert!(is_allowed, "{} must not use {to}", from.join("::"));
            }
        }
    }
    Ok(())
}

/// What the modules of a crate use of each other.
fn arrows_of(name: &str) -> Result<Arrows> {
    let found = crates()?.into_iter().find(|(one, _)| one == name);
    let (_, modules) = found.with_context(|| format!("there is no crate {name}"))?;
    Ok(modules.arrows())
}

/// Every crate of ours with its name and the files of its library or program.
fn crates() -> Result<Vec<(String, Modules)>> {
    let mut crates = Vec::new();
    for package in metadata()?.packages {
        let is_main =
            |target: &&Target| !target.is_test() && !target.is_bench() && !target.is_custom_build();
        let target = package.targets.iter().find(is_main);
        let target = target.with_context(|| format!("{} builds something", package.name))?;
        let modules = Modules::read(target.src_path.as_std_path())?;
        crates.push((package.name.to_string(), modules));
    }
    Ok(crates)
}

#[test]
fn no_folders_and_no_files_depend_on_each_other_in_a_circle() -> Result<()> {
    let mut found = Vec::new();
    for (name, modules) in crates()? {
        let arrows = modules.arrows();
        let between_folders = circles(&between_folders(&arrows));
        for circle in circles(&arrows).into_iter().chain(between_folders) {
            found.push(format!("{name}: {}", describe(&circle, &arrows)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// Each module of a circle, with the others in it that it uses.
fn describe(circle: &[ModulePath], arrows: &Arrows) -> String {
    let names = |modules: &mut dyn Iterator<Item = &ModulePath>| {
        let names: Vec<_> = modules.map(|module| module.join("::")).collect();
        names.join(" ")
    };
    let lines = circle.iter().map(|module| {
        let to = arrows.get(module).into_iter().flatten();
        let to = names(&mut to.filter(|to| circle.iter().any(|other| to.starts_with(other))));
        format!("\n  {} -> {to}", module.join("::"))
    });
    names(&mut circle.iter()) + &lines.collect::<Vec<_>>().concat()
}
