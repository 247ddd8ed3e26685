//! The listener: accepts connections, limits their number and their time, and stops without cutting off an answer.
//!
//! We can't use `axum::serve`: it has no time limit for headers, so a few slow clients could block it forever.

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    io,
    net::SocketAddr,
    pin::pin,
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
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Open connections; more wait in the kernel's queue. Fewer than the 1,024 files that Linux gives a process by
    /// default.
    pub connections: u32,
    /// Time for the head of a request to arrive; also how long an idle connection is kept.
    pub headers: Duration,
    /// How long a client may read nothing of its answer before the connection is closed.
    pub stall: Duration,
    /// Age at which a connection is closed after its current answer, so that slow readers can't stay forever.
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

/// Longest head of a request in bytes: four times the longest address that is answered.
const MAX_HEAD_BYTES: usize = 64 * 1024;

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
    // This counts connections, not slots: the next connection gets its slot before it arrives.
    let open = Arc::new(AtomicUsize::new(0));
    let mut stopping = stop.clone();
    loop {
        let accepted = async {
            // This never fails, because the semaphore is never closed.
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
            serve_connection(socket, peer, router, limits, stop).await;
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

/// Answers the requests of a connection. Errors on the wire (a client that hangs up, sends nonsense or nothing) are the
/// client's, so they aren't logged.
async fn serve_connection(
    socket: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<()>,
) {
    // Answers are small and written at once, so waiting to fill a packet only adds delay.
    if socket.set_nodelay(true).is_err() {
        return;
    }
    let mut socket = TimeoutStream::new(socket);
    socket.set_write_timeout(Some(limits.stall));
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(Box::pin(socket)), service);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stop.changed() => {}
        () = time::sleep(limits.age) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = time::timeout(limits.drain, connection).await;
}

#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {addr}: {cause}; {}", self.advice())]
pub struct BindError {
    addr: SocketAddr,
    cause: io::Error,
}

impl BindError {
    fn advice(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::AddrInUse => "something is already listening there; choose another port",
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
        .map_err(|cause| BindError { addr, cause })
}
