//! The real loop on a real socket: slow clients, many clients, the end.

use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    task::JoinHandle,
    time::{Instant, timeout},
};
use waymark::ops::listen::{self, Limits};
use waymark_tests::Site;

const SHORT: Limits = Limits {
    connections: 2,
    headers: Duration::from_secs(1),
    age: Duration::from_secs(5),
    drain: Duration::from_secs(2),
};

/// Far more than any limit here.
const LONG: Duration = Duration::from_secs(10);

struct Running {
    addr: SocketAddr,
    stop: watch::Sender<()>,
    served: JoinHandle<()>,
    // Its folders live as long as it does.
    _site: Site,
}

async fn running(limits: Limits) -> Running {
    let site = Site::new();
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let addr = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(());
    let served = tokio::spawn(listen::serve(
        listener,
        site.router(),
        limits,
        stopped,
        |_| {},
    ));
    Running {
        addr,
        stop,
        served,
        _site: site,
    }
}

async fn asked(addr: SocketAddr, request: &str) -> TcpStream {
    let mut socket = TcpStream::connect(addr).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    socket
}

async fn rest(mut socket: TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset is an end as well.
    let _ = timeout(LONG, socket.read_to_end(&mut answer))
        .await
        .expect("the connection was never closed");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_request_is_answered() {
    let running = running(SHORT).await;
    let answer = rest(
        asked(
            running.addr,
            "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        )
        .await,
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("ok\n"), "{answer}");
}

#[tokio::test]
async fn slow_headers_are_cut_off() {
    let running = running(SHORT).await;
    let started = Instant::now();
    let answer = rest(asked(running.addr, "GET /healthz HTTP/1.1\r\nhost: ").await).await;
    assert!(!answer.contains("200 OK"), "{answer}");
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn idle_connections_are_closed() {
    let running = running(SHORT).await;
    let answer = rest(asked(running.addr, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await).await;
    assert_eq!(answer.matches("200 OK").count(), 1, "{answer}");
}

#[tokio::test]
async fn slow_clients_do_not_keep_others_out() {
    let running = running(SHORT).await;
    let _slow = (
        asked(running.addr, "GET /").await,
        asked(running.addr, "GET /").await,
    );
    let answer = rest(
        asked(
            running.addr,
            "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        )
        .await,
    )
    .await;
    assert!(answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn stopping_waits_for_nobody_who_is_idle() {
    let patient = Limits {
        headers: LONG,
        ..SHORT
    };
    let running = running(patient).await;
    let idle = asked(running.addr, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    drop(running.stop);
    timeout(Duration::from_secs(5), running.served)
        .await
        .expect("it did not stop")
        .unwrap();
    assert!(rest(idle).await.contains("200 OK"));
    assert!(TcpStream::connect(running.addr).await.is_err());
}

#[tokio::test]
async fn a_body_is_refused() {
    let running = running(SHORT).await;
    let request =
        "GET /search HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 5000000\r\n\r\n";
    let answer = rest(asked(running.addr, request).await).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}
