//! The sockets: accepts connections, bounds their number and their time, and stops without cutting
//! anybody off.
//!
//! Not `axum::serve`: it sets no time limit for headers, so that a few slow clients hold it for ever.

mod connection;
pub mod signals;

use axum::Router;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time,
};

/// What one listener allows.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Open connections; more wait in the kernel's queue. Below the 1,024 files that Linux gives a
    /// process by default.
    pub connections: u32,
    /// Time for the head of a request to arrive; also how long an idle connection is kept.
    pub headers: Duration,
    /// Age at which a connection is closed after the answer it is at, so that slow readers come to an end.
    pub age: Duration,
    /// Time for the last answers after the signal to stop.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 800,
            headers: Duration::from_secs(10),
            age: Duration::from_mins(5),
            drain: Duration::from_secs(20),
        }
    }
}

/// Pause after the system refused a connection, as it does when files run out.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stop` changes or its sender is gone, then lets running requests finish.
///
/// `count` is told how many connections are open whenever that changes.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: watch::Receiver<()>,
    count: impl Fn(usize) + Clone + Send + 'static,
) {
    let slots = Arc::new(Semaphore::new(limits.connections as usize));
    let mut stopping = stop.clone();
    loop {
        let accepted = async {
            // Never an error: the semaphore is not closed.
            let slot = slots.clone().acquire_owned().await.ok()?;
            let (socket, peer) = listener.accept().await.ok()?;
            Some((socket, peer, slot))
        };
        let accepted = tokio::select! {
            accepted = accepted => accepted,
            _ = stopping.changed() => break,
        };
        let Some((socket, peer, slot)) = accepted else {
            time::sleep(BREATH).await;
            continue;
        };
        let (router, stop, slots, count) =
            (router.clone(), stop.clone(), slots.clone(), count.clone());
        let open = move || limits.connections as usize - slots.available_permits();
        count(open());
        tokio::spawn(async move {
            connection::drive(socket, peer, router, limits, stop).await;
            drop(slot);
            count(open());
        });
    }
    drop(listener);
    // All slots are free again when the last connection is closed.
    if time::timeout(limits.drain, slots.acquire_many(limits.connections))
        .await
        .is_err()
    {
        tracing::warn!("some answers were not finished in time");
    }
}

/// Answers are small and written at once; waiting to fill a packet only adds delay.
fn without_delay(socket: &TcpStream) -> io::Result<()> {
    socket.set_nodelay(true)
}

/// An address that cannot be listened on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {addr}: {error}; {}", self.advice())]
pub struct BindError {
    addr: SocketAddr,
    error: io::Error,
}

impl BindError {
    fn advice(&self) -> &'static str {
        match self.error.kind() {
            io::ErrorKind::AddrInUse => "something listens there already; choose another port",
            io::ErrorKind::PermissionDenied => {
                "ports below 1024 need a privilege; choose a higher one"
            }
            io::ErrorKind::AddrNotAvailable => {
                "this machine has no such address; 127.0.0.1 and 0.0.0.0 always work"
            }
            _ => "choose another address",
        }
    }
}

/// Takes an address.
pub async fn bind(addr: SocketAddr) -> Result<TcpListener, BindError> {
    TcpListener::bind(addr)
        .await
        .map_err(|error| BindError { addr, error })
}
