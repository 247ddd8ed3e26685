//! The listener: accepts connections, limits their number and their time, and stops without breaking off an answer.
//!
//! `axum::serve` would not do: it has no time limit for headers, so a few slow clients could block it forever.

mod connection;
pub mod signals;

use axum::Router;
use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time,
};

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Open connections; more wait in the kernel's queue. Fewer than the 1,024 files that Linux gives a process by
    /// default.
    pub connections: u32,
    /// Time for the head of a request to arrive; also how long an idle connection is kept.
    pub headers: Duration,
    /// Time that a client may read nothing of an answer; then the connection is closed.
    pub stall: Duration,
    /// Age at which a connection is closed once its present answer is sent, so that slow readers come to an end.
    pub age: Duration,
    /// Time for the last answers to be sent after the signal to stop.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 800,
            headers: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            age: Duration::from_mins(5),
            drain: Duration::from_secs(20),
        }
    }
}

/// Pause after the system refused a connection, as it does when it runs out of files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until `stop` changes or its sender is gone, then lets running requests finish.
///
/// Calls `count` with the number of open connections whenever it changes.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: watch::Receiver<()>,
    count: impl Fn(usize) + Clone + Send + 'static,
) {
    let slots = Arc::new(Semaphore::new(limits.connections as usize));
    // Not the slots in use: the next connection has its slot before it comes.
    let open = Arc::new(AtomicUsize::new(0));
    let mut stopping = stop.clone();
    loop {
        let accepted = async {
            // Never an error, because the semaphore is never closed.
            let slot = slots.clone().acquire_owned().await.ok()?;
            let (socket, peer) = listener.accept().await.ok()?;
            Some((socket, peer, slot))
        };
        let accepted = tokio::select! {
            accepted = accepted => accepted,
            _ = stopping.changed() => break,
        };
        let Some((socket, peer, slot)) = accepted else {
            time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let (router, stop, count) = (router.clone(), stop.clone(), count.clone());
        let open = open.clone();
        count(open.fetch_add(1, Ordering::Relaxed) + 1);
        tokio::spawn(async move {
            connection::serve_connection(socket, peer, router, limits, stop).await;
            drop(slot);
            count(open.fetch_sub(1, Ordering::Relaxed) - 1);
        });
    }
    drop(listener);
    // All slots are free again once the last connection is closed.
    if time::timeout(limits.drain, slots.acquire_many(limits.connections))
        .await
        .is_err()
    {
        tracing::warn!("some answers were not finished in time");
    }
}

/// Answers are small and written at once, so waiting to fill a packet only adds delay.
fn send_without_delay(socket: &TcpStream) -> io::Result<()> {
    socket.set_nodelay(true)
}

#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {addr}: {source}; {}", self.advice())]
pub struct BindError {
    addr: SocketAddr,
    source: io::Error,
}

impl BindError {
    fn advice(&self) -> &'static str {
        match self.source.kind() {
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

pub async fn bind(addr: SocketAddr) -> Result<TcpListener, BindError> {
    TcpListener::bind(addr)
        .await
        .map_err(|source| BindError { addr, source })
}
