//! What benchmarks and evaluations share: the lists they run on ([`lists`], [`generated`]), what is timed
//! ([`measure`]), and queries with judged answers ([`judgement`]).

pub mod generated;
pub mod judgement;
pub mod lists;
pub mod measure;

pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
