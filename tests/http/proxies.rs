//! The reverse proxies of `docs/deploy`, run as they are shipped: nothing of a request may reach their logs, not even
//! when Waymark is down or cuts off an answer.
//!
//! Needs `caddy` and `nginx` (Debian's packages do). If one is missing, its tests report a skip.

use std::{
    fs::{self, File},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{Instant, sleep, timeout},
};
use waymark_tests::skips::report_skip;

/// The visitor's address: part of the loopback network, and nothing else here has it.
const VISITOR: &str = "127.9.8.7";
/// What the visitor sends, and their address. No file may contain any of it.
const SECRETS: [&str; 4] = ["SecretWords", "80299", "SecretBrowser", VISITOR];
const REQUEST: &str = "GET /search?q=SecretWords&near=80299 HTTP/1.1\r\nhost: directory.example.org\r\n\
    user-agent: SecretBrowser/1.0\r\nconnection: close\r\n\r\n";
/// Time for a program to start or to answer; it takes milliseconds.
const LONG: Duration = Duration::from_secs(20);
/// More than nginx and the system buffer for a visitor who does not read.
const LARGE_ANSWER: usize = 24 * 1024 * 1024;

/// What the proxy finds where Waymark should be.
#[derive(Clone, Copy, Debug)]
enum Upstream {
    Down,
    BreaksOff,
    AnswersNonsense,
    SendsMuch,
}

/// A proxy with the folder that holds its configuration and everything that it writes.
struct Proxy {
    program: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn shipped(file: &str) -> String {
    fs::read_to_string(Path::new("../docs/deploy").join(file)).unwrap()
}

/// Replaces a text, and fails if it isn't there.
fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the shipped file has no {from:?}");
    text.replace(from, to)
}

/// An address that nothing listens on.
fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

fn is_installed(program: &str) -> bool {
    let version = Command::new(program).arg("-h").output();
    if version.is_err() {
        report_skip(&format!(
            "{program} is not installed, so its shipped file was not tested"
        ));
    }
    version.is_ok()
}

async fn upstream(state: Upstream) -> SocketAddr {
    if matches!(state, Upstream::Down) {
        return free_address();
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let answer = match state {
                Upstream::Down | Upstream::AnswersNonsense => b"nonsense\r\n\r\n".to_vec(),
                Upstream::BreaksOff => b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc".to_vec(),
                Upstream::SendsMuch => [
                    format!("HTTP/1.1 200 OK\r\ncontent-length: {LARGE_ANSWER}\r\n\r\n")
                        .into_bytes(),
                    vec![b'x'; LARGE_ANSWER],
                ]
                .concat(),
            };
            tokio::spawn(async move {
                let _ = socket.read(&mut [0; 4096]).await;
                let _ = socket.write_all(&answer).await;
            });
        }
    });
    address
}

fn start(program: &str, arguments: &[&str], folder: TempDir, address: SocketAddr) -> Proxy {
    let output = |name: &str| File::create(folder.path().join(name)).unwrap();
    let program = Command::new(program)
        .args(arguments)
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .stdin(Stdio::null())
        .stdout(output("stdout"))
        .stderr(output("stderr"))
        .spawn()
        .unwrap();
    Proxy {
        program,
        address,
        folder,
    }
}

fn caddy(upstream: SocketAddr) -> Proxy {
    let (folder, address) = (tempfile::tempdir().unwrap(), free_address());
    let file = shipped("Caddyfile");
    let site = format!("\nhttp://directory.example.org:{} {{", address.port());
    let file = replace(&file, "\ndirectory.example.org {", &site);
    let file = replace(&file, "127.0.0.1:3000", &upstream.to_string());
    // Every Caddy on a machine uses the same port for administration.
    let file = replace(&file, "\n{\n", "\n{\n\tadmin off\n");
    fs::write(folder.path().join("Caddyfile"), file).unwrap();
    start(
        "caddy",
        &["run", "--adapter", "caddyfile", "--config", "Caddyfile"],
        folder,
        address,
    )
}

fn nginx(upstream: SocketAddr) -> Proxy {
    let (folder, address) = (tempfile::tempdir().unwrap(), free_address());
    let file = shipped("nginx.conf");
    let file = replace(&file, "listen 80;", &format!("listen {};", free_address()));
    let file = replace(
        &file,
        "listen 443 ssl http2;",
        &format!("listen {address};"),
    );
    let file = replace(&file, "127.0.0.1:3000", &upstream.to_string());
    let file = file.replace("/var/log/nginx", &folder.path().display().to_string());
    let file: Vec<&str> = file
        .lines()
        .filter(|line| !line.contains("[::]") && !line.contains("ssl_certificate"))
        .collect();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {name}_temp;\n"))
        .concat();
    let whole = format!(
        "daemon off;\nmaster_process off;\npid pid;\nerror_log main.log;\nevents {{}}\nhttp {{\n{temporary}\
        access_log access.log;\n{}\n}}\n",
        file.join("\n")
    );
    fs::write(folder.path().join("nginx.conf"), whole).unwrap();
    let prefix = folder.path().display().to_string();
    start(
        "nginx",
        &["-p", &prefix, "-c", "nginx.conf", "-e", "start.log"],
        folder,
        address,
    )
}

impl Proxy {
    /// Waits until it accepts connections.
    async fn started(mut self) -> Self {
        let begun = Instant::now();
        while TcpStream::connect(self.address).await.is_err() {
            let ended = self.program.try_wait().unwrap();
            assert!(
                ended.is_none() && begun.elapsed() < LONG,
                "the proxy did not start: {:#?}",
                self.written()
            );
            sleep(Duration::from_millis(10)).await;
        }
        self
    }

    async fn connect(&self) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        socket
            .bind(format!("{VISITOR}:0").parse().unwrap())
            .unwrap();
        let mut socket = socket.connect(self.address).await.unwrap();
        socket.write_all(REQUEST.as_bytes()).await.unwrap();
        socket
    }

    /// Every file below its folder, with its text.
    fn written(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read(&path).unwrap_or_default();
                    files.push((path, String::from_utf8_lossy(&text).into_owned()));
                }
            }
        }
        files
    }

    /// Stops the proxy so that it writes everything, then looks for what the visitor sent.
    fn assert_wrote_nothing_of_the_request(mut self, state: Upstream) {
        let _ = self.program.kill();
        let _ = self.program.wait();
        for (path, text) in self.written() {
            for secret in SECRETS {
                assert!(
                    !text.contains(secret),
                    "{state:?}: {} holds {secret}: {text}",
                    path.display()
                );
            }
        }
    }
}

async fn assert_logs_nothing(proxy: fn(SocketAddr) -> Proxy) {
    for state in [
        Upstream::Down,
        Upstream::BreaksOff,
        Upstream::AnswersNonsense,
    ] {
        let proxy = proxy(upstream(state).await).started().await;
        let mut answer = Vec::new();
        let mut socket = proxy.connect().await;
        // A reset also ends the connection.
        let _ = timeout(LONG, socket.read_to_end(&mut answer))
            .await
            .unwrap();
        assert!(!answer.is_empty(), "{state:?}: no answer");
        proxy.assert_wrote_nothing_of_the_request(state);
    }
}

#[tokio::test]
async fn caddy_logs_nothing_of_a_request_when_waymark_is_down() {
    if is_installed("caddy") {
        assert_logs_nothing(caddy).await;
    }
}

#[tokio::test]
async fn nginx_logs_nothing_of_a_request_when_waymark_is_down() {
    if is_installed("nginx") {
        assert_logs_nothing(nginx).await;
    }
}

/// A full or unwritable disk is an error of the level `crit`, which quotes the request.
#[tokio::test]
async fn nginx_keeps_answers_that_are_read_slowly_off_the_disk() {
    if !is_installed("nginx") {
        return;
    }
    let state = Upstream::SendsMuch;
    let proxy = nginx(upstream(state).await).started().await;
    let folder = proxy.folder.path().join("proxy_temp");
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file where a folder was").unwrap();
    let mut socket = proxy.connect().await;
    socket.read_exact(&mut [0; 1024]).await.unwrap();
    sleep(Duration::from_millis(300)).await;
    proxy.assert_wrote_nothing_of_the_request(state);
}
