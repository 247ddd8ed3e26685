//! Running the program: sockets, signals, reload, logs and metrics.

pub mod health;
pub mod listen;
pub mod load;
pub mod logs;
pub mod metrics;
pub mod reload;
pub mod signals;
