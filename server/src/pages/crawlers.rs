//! For search engines: `/robots.txt`, and `/sitemap.xml` with the pages that the page table lists there.

use super::known_paths;
use crate::{http::cache::CachePolicy, state::AppState};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use waymark_app::{CORRECTION, PAGES, origin};
use waymark_directory::Lang;

const SITE_MAP: &str = "/sitemap.xml";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route(SITE_MAP, get(site_map))
}

/// Keeps crawlers away from the API and the forms.
async fn robots(headers: HeaderMap) -> Response {
    let forms = CORRECTION.replace("{id}", "*");
    let forms = Lang::ALL.map(|lang| format!("Disallow: {}\n", lang.path(&forms)));
    let site_map = origin(&headers).map(|origin| format!("Sitemap: {origin}{SITE_MAP}\n"));
    let text = format!(
        "User-agent: *\nDisallow: /api/\n{}{}",
        forms.concat(),
        site_map.unwrap_or_default()
    );
    answer("text/plain; charset=utf-8", text)
}

/// Names each page in both languages. Its entries are absolute URLs, so a request without a host gets no entries.
async fn site_map(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let directory = state.directory();
    let pages = PAGES.iter().filter(|page| page.in_site_map);
    let paths: Vec<String> = pages
        .flat_map(|page| known_paths(page, &directory))
        .collect();
    let entries = origin(&headers).map(|origin| {
        let entries = paths.iter().map(|path| entries_of(path, &origin));
        entries.collect::<String>()
    });
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n\
         {}</urlset>\n",
        entries.unwrap_or_default()
    );
    answer("application/xml", xml)
}

/// An entry for each language, which links to the other. Hosts are checked and paths are ours, so none contains a
/// character that XML would have to escape.
fn entries_of(path: &str, origin: &str) -> String {
    let address = |lang: Lang| format!("{origin}{}", lang.path(path));
    let twins = Lang::ALL.map(|lang| {
        let (tag, address) = (lang.tag(), address(lang));
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>")
    });
    let entries = Lang::ALL.map(|lang| {
        let (address, twins) = (address(lang), twins.concat());
        format!("<url><loc>{address}</loc>{twins}</url>\n")
    });
    entries.concat()
}

fn answer(kind: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, CachePolicy::Brief.value()),
    ];
    (headers, text).into_response()
}
