//! Running the program: sockets, signals, reload, logs and health.

pub mod health;
pub mod listen;
pub mod logs;
pub mod reload;
pub mod signals;
