//! What benchmarks and evaluations share: the lists they run on ([`lists`], [`made`]), what is asked and timed
//! ([`measure`]), and judged queries ([`judgement`]).

pub mod judgement;
pub mod lists;
pub mod made;
pub mod measure;

/// What stops a benchmark.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
