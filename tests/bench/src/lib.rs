//! What benchmarks and evaluations share: the lists they run on ([`lists`], [`made`]), what is asked and timed
//! ([`measure`]), and queries with judged answers ([`judgement`]).

pub mod judgement;
pub mod lists;
pub mod made;
pub mod measure;

pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
