//! The listener on a real socket: slow clients, many clients, and stopping.

use axum::{
    Router,
    body::{Body, Bytes},
    routing::get,
};
use futures_util::stream;
use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};
use waymark::ops::listen::{self, Limits};
use waymark_tests::Site;

const SHORT: Limits = Limits {
    connections: 2,
    headers: Duration::from_secs(1),
    stall: Duration::from_millis(300),
    age: Duration::from_secs(5),
    drain: Duration::from_secs(2),
};

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";
const HEALTH_THEN_CLOSE: &str = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

/// Much longer than any limit here.
const LONG: Duration = Duration::from_secs(10);

struct RunningServer {
    addr: SocketAddr,
    open: Arc<AtomicUsize>,
    stop: watch::Sender<()>,
    served: JoinHandle<()>,
}

async fn start(limits: Limits) -> RunningServer {
    start_router(limits, Site::new().router()).await
}

async fn start_router(limits: Limits, router: Router) -> RunningServer {
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let addr = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(());
    let open = Arc::new(AtomicUsize::new(0));
    let count = {
        let open = open.clone();
        move |now| open.store(now, Ordering::SeqCst)
    };
    let served = tokio::spawn(listen::serve(listener, router, limits, stopped, count));
    RunningServer {
        addr,
        open,
        stop,
        served,
    }
}

async fn send(addr: SocketAddr, request: &str) -> TcpStream {
    let mut socket = TcpStream::connect(addr).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    socket
}

/// Sends a request, and returns all that comes back until the connection is closed.
async fn exchange(addr: SocketAddr, request: &str) -> String {
    read_to_end(send(addr, request).await).await
}

async fn read_to_end(mut socket: TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset also ends the connection.
    let _ = timeout(LONG, socket.read_to_end(&mut answer))
        .await
        .expect("the connection is closed in time");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_request_is_answered() {
    let server = start(SHORT).await;
    let answer = exchange(server.addr, HEALTH_THEN_CLOSE).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("ok\n"), "{answer}");
}

#[tokio::test]
async fn slow_headers_end_the_connection() {
    let server = start(SHORT).await;
    let started = Instant::now();
    let answer = exchange(server.addr, "GET /healthz HTTP/1.1\r\nhost: ").await;
    assert!(!answer.contains("200 OK"), "{answer}");
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn idle_connections_are_closed() {
    let server = start(SHORT).await;
    let answer = exchange(server.addr, HEALTH).await;
    assert_eq!(answer.matches("200 OK").count(), 1, "{answer}");
}

#[tokio::test]
async fn slow_clients_do_not_block_others() {
    let server = start(SHORT).await;
    let _slow = (
        send(server.addr, "GET /").await,
        send(server.addr, "GET /").await,
    );
    let answer = exchange(server.addr, HEALTH_THEN_CLOSE).await;
    assert!(answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn stopping_does_not_wait_for_idle_clients() {
    let patient = Limits {
        headers: LONG,
        ..SHORT
    };
    let server = start(patient).await;
    let idle = send(server.addr, HEALTH).await;
    sleep(Duration::from_millis(200)).await;
    drop(server.stop);
    timeout(Duration::from_secs(5), server.served)
        .await
        .expect("the server stops in time")
        .unwrap();
    assert!(read_to_end(idle).await.contains("200 OK"));
    assert!(TcpStream::connect(server.addr).await.is_err());
}

#[tokio::test]
async fn a_body_is_refused() {
    let server = start(SHORT).await;
    let request =
        "GET /search HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 5000000\r\n\r\n";
    let answer = exchange(server.addr, request).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

/// A connection that nobody reads from holds on to the buffers of its answer.
#[tokio::test]
async fn a_client_that_reads_nothing_is_disconnected() {
    let endless = || async {
        let chunk = Ok::<_, Infallible>(Bytes::from(vec![b'x'; 64 * 1024]));
        Body::from_stream(stream::repeat(chunk))
    };
    let server = start_router(SHORT, Router::new().route("/endless", get(endless))).await;
    let _unread = send(server.addr, "GET /endless HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let is_open = || server.open.load(Ordering::SeqCst) > 0;
    let begun = Instant::now();
    while !is_open() {
        assert!(begun.elapsed() < LONG, "it was never connected");
        sleep(Duration::from_millis(10)).await;
    }
    while is_open() {
        // Without the limit it would last for the longest age plus the time to drain: 7 seconds here.
        assert!(begun.elapsed() < SHORT.age, "it is still connected");
        sleep(Duration::from_millis(10)).await;
    }
}
