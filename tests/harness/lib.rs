//! A small directory of made-up places, and a way to send requests to the whole program without a socket.
//!
//! - [`fixtures`]: the places;
//! - [`logs`]: what the program logged;
//! - [`skips`]: tests that cannot run on this machine;
//! - [`Site`]: the program serving them; [`Answer`]: its responses.

pub mod fixtures;
pub mod logs;
pub mod skips;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use rust_embed::utils::{PathMatcher, get_files, read_file_from_fs};
use serde_json::Value;
use std::{
    fs,
    net::SocketAddr,
    path::{Component, Path, PathBuf},
};
use tempfile::TempDir;
use tower::ServiceExt;
use waymark::{AppState, ContentSource, Sources, state::SiteFiles};

/// The files that the program embeds, read from what `cargo xtask build` made. There are none before the first build.
pub fn site_files() -> SiteFiles {
    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site");
    SiteFiles {
        get: |path| {
            // Embedded files are found by their own path alone.
            let mut parts = Path::new(path).components();
            let is_plain = parts.all(|part| matches!(part, Component::Normal(_)));
            let file = Path::new(FOLDER).join(path);
            is_plain.then(|| read_file_from_fs(&file).ok()).flatten()
        },
        paths: || {
            let files = get_files(FOLDER.to_owned(), PathMatcher::new(&[], &[]));
            Box::new(files.map(|file| file.rel_path.into()))
        },
    }
}

/// The program and the folders it reads, which are deleted when it is dropped.
pub struct Site {
    pub state: AppState,
    router: Router,
    folder: TempDir,
}

/// A response, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Site {
    /// Serves the curated entries and the imported list of [`fixtures`].
    ///
    /// # Panics
    /// When the fixtures have faults or the system's folder for temporary files cannot be written.
    pub fn new() -> Self {
        Self::with_content(
            &[("made-up.toml", fixtures::ENTRIES)],
            &fixtures::imported(),
        )
    }

    /// Serves a directory without listings.
    ///
    /// # Panics
    /// When the system's folder for temporary files cannot be written.
    pub fn empty() -> Self {
        Self::with_content(&[], &[])
    }

    /// A site with the content that comes with the program, and no imported lists.
    ///
    /// # Panics
    /// When the system's folder for temporary files cannot be written.
    pub fn published() -> Self {
        logs::start();
        let folder = tempfile::tempdir().expect("the folder for temporary files can be written");
        Self::open(folder, ContentSource::Embedded)
    }

    fn with_content(entries: &[(&str, &str)], imported: &[Value]) -> Self {
        logs::start();
        let folder = tempfile::tempdir().expect("the folder for temporary files can be written");
        fs::create_dir_all(folder.path().join("content/listings")).expect("the folder is ours");
        for (name, text) in entries {
            write_entry(folder.path(), name, text);
        }
        fixtures::write_list(&folder.path().join("data"), "made-up", imported);
        let content = ContentSource::Folder(folder.path().join("content"));
        Self::open(folder, content)
    }

    fn open(folder: TempDir, content: ContentSource) -> Self {
        let data = folder.path().join("data");
        let state = AppState::load(Sources { content, data }, site_files())
            .expect("the content has no faults");
        Self {
            router: waymark::router(state.clone()),
            state,
            folder,
        }
    }

    /// The same folders after the program was stopped and started again.
    #[must_use]
    pub fn restarted(self) -> Self {
        let content = self.state.sources().content.clone();
        Self::open(self.folder, content)
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Adds or replaces a file of curated entries. It is served after a reload.
    ///
    /// # Panics
    /// When the file cannot be written.
    pub fn write_entry(&self, name: &str, text: &str) {
        write_entry(self.folder.path(), name, text);
    }

    /// Replaces the guides with one that has this title in both languages; served after a reload.
    ///
    /// # Panics
    /// When a file cannot be written.
    pub fn write_guide(&self, title: &str) {
        let guides = self.folder.path().join("content/guides");
        fs::create_dir_all(guides.join("made-up")).expect("the folder is ours");
        let text = fixtures::guide(title);
        for (name, text) in [
            ("index.toml", fixtures::GUIDE_INDEX),
            ("made-up/en.md", &text),
            ("made-up/es.md", &text),
        ] {
            fs::write(guides.join(name), text).expect("the folder is ours");
        }
    }

    /// Sends a GET request, as a visitor's browser would.
    pub async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        self.request(Method::GET, address, headers, Some("203.0.113.7:40000"))
            .await
    }

    /// Sends a request without a body. `peer` is the client's address; without it the request came over no socket.
    ///
    /// # Panics
    /// When the address or a header is malformed.
    pub async fn request(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        peer: Option<&str>,
    ) -> Answer {
        self.send(method, address, headers, peer, Body::empty())
            .await
    }

    /// Sends a form as a browser on one of our own pages would.
    pub async fn post(&self, address: &str, form: &str) -> Answer {
        self.post_with(address, &[("sec-fetch-site", "same-origin")], form)
            .await
    }

    pub async fn post_with(&self, address: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let headers = [&[kind], headers].concat();
        let (peer, form) = (Some("203.0.113.7:40000"), Body::from(form.to_owned()));
        self.send(Method::POST, address, &headers, peer, form).await
    }

    /// Posts JSON as a script of one of our own pages would.
    pub async fn post_json(&self, address: &str, json: &str) -> Answer {
        let headers = [
            ("content-type", "application/json"),
            ("sec-fetch-site", "same-origin"),
        ];
        let (peer, json) = (Some("203.0.113.7:40000"), Body::from(json.to_owned()));
        self.send(Method::POST, address, &headers, peer, json).await
    }

    /// The folder of imported lists and corrections.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    async fn send(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        peer: Option<&str>,
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body).expect("tests send well-formed requests");
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().expect("tests name well-formed peers");
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let response = self
            .router()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("bodies are whole").to_bytes();
        Answer {
            status: head.status,
            headers: head.headers,
            body,
        }
    }
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}

fn write_entry(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join("content/listings").join(name), text).expect("the folder is ours");
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// # Panics
    /// When the body isn't JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The value of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap_or("(not text)"))
    }

    /// The methods that the `Allow` header names.
    pub fn allowed_methods(&self) -> Vec<&str> {
        let methods = self.header(header::ALLOW.as_str()).split(',');
        methods.map(str::trim).collect()
    }

    pub fn content_type(&self) -> &str {
        self.header(header::CONTENT_TYPE.as_str())
    }
}
