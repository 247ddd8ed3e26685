//! `cargo xtask test`: everything CI runs, in order, up to the first failure.

mod deny;
mod e2e;
mod install;
mod rust;

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::time::Instant;

/// Run everything CI runs: formatting, lints, the build, tests in Rust and in the browser
#[derive(clap::Args)]
pub struct Args {
    /// Run only this step; may be repeated
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
}

/// The steps, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// `cargo fmt --check`
    Fmt,
    /// Lints of the native code
    Clippy,
    /// Lints of what runs in the browser
    Wasm,
    /// Licenses, sources and known faults of dependencies
    Deny,
    /// The site, and the server that embeds it, compiled as the tests need it
    Build,
    /// Unit tests, and HTTP tests through the router
    Unit,
    /// Tests in a browser
    E2e,
}

/// What came of a step that did not fail.
enum Outcome {
    Passed,
    /// Why some or all of the step did not run.
    Skipped(Vec<String>),
}

impl Step {
    fn run(self, workspace: &Workspace) -> Result<Outcome> {
        match self {
            Self::Fmt => rust::fmt(workspace)?,
            Self::Clippy => rust::clippy_native(workspace)?,
            Self::Wasm => rust::clippy_wasm(workspace)?,
            Self::Deny => return deny::run(workspace),
            Self::Build => rust::build(workspace)?,
            Self::Unit => return rust::unit(workspace),
            Self::E2e => e2e::run(workspace)?,
        }
        Ok(Outcome::Passed)
    }
}

/// Runs the chosen steps; the error names the one that failed.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    // The server embeds this folder, so its lints need one even before the first build.
    fs_err::create_dir_all(workspace.site())?;
    let steps = chosen(&args.only);
    let count = steps.len();
    let begun = Instant::now();
    let mut skipped = Vec::new();
    for (number, step) in (1..).zip(steps) {
        let name = format!("{step:?}").to_lowercase();
        println!("[{number}/{count}] {name}");
        let started = Instant::now();
        let result = step.run(workspace);
        let seconds = started.elapsed().as_secs_f32();
        let outcome = result.with_context(|| {
            format!("step {number}/{count}, {name}, failed after {seconds:.1} s")
        })?;
        println!("[{number}/{count}] {name}: done in {seconds:.1} s");
        if let Outcome::Skipped(reasons) = outcome {
            let summary = summarize_skips(&name, &reasons);
            println!("{summary}");
            skipped.push(summary);
        }
    }
    println!("All passed in {:.1} s", begun.elapsed().as_secs_f32());
    for summary in skipped {
        println!("{summary}");
    }
    Ok(())
}

/// What a step left out, one reason a line.
fn summarize_skips(step: &str, reasons: &[String]) -> String {
    let count = reasons.len();
    let lines = reasons.join("\n    SKIPPED: ");
    format!("{step}: passed, {count} skipped:\n    SKIPPED: {lines}")
}

/// The steps asked for, or all of them, always in their own order.
fn chosen(only: &[Step]) -> Vec<Step> {
    let mut steps = Step::value_variants().to_vec();
    steps.retain(|step| only.is_empty() || only.contains(step));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_some_are_chosen() {
        assert_eq!(chosen(&[]), Step::value_variants());
    }

    #[test]
    fn every_skip_is_counted_and_named() {
        let reasons = ["a: needs b".to_owned(), "c: needs d".to_owned()];
        assert_eq!(
            summarize_skips("unit", &reasons),
            "unit: passed, 2 skipped:\n    SKIPPED: a: needs b\n    SKIPPED: c: needs d"
        );
    }

    #[test]
    fn chosen_steps_keep_their_order() {
        assert_eq!(chosen(&[Step::E2e, Step::Fmt]), [Step::Fmt, Step::E2e]);
    }
}
