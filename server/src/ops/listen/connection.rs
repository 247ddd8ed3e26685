//! One connection, from its first byte to its last.

use super::{Limits, send_without_delay};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{net::SocketAddr, pin::pin};
use tokio::{net::TcpStream, sync::watch, time};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// Longest head of a request in bytes: four times the longest address that is answered.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// Answers the requests of a connection. Errors on the wire (a client that hangs up, sends nonsense or nothing) are not
/// ours and not worth a line in the log.
pub async fn serve_connection(
    socket: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<()>,
) {
    if send_without_delay(&socket).is_err() {
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
