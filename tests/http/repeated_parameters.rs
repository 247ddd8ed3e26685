//! Parameters that are repeated or far too long: every route limits how much work they cause.

use serde_json::Value;
use waymark::http::guard::MAX_ADDRESS;
use waymark_tests::Site;

/// Larger than any answer from the small test directory. An answer that grew with its address would be larger still.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// Pages, with the parameters that they read.
const PAGES: [(&str, &str); 6] = [
    ("/", ""),
    (
        "/search",
        "q near radius need group pay lang_spoken age access open at sort page",
    ),
    ("/list", "id"),
    ("/r/made-up-detox/made-up-detox-denver", "from"),
    ("/r/made-up-detox/correction", "sent"),
    ("/help-now", ""),
];

/// Every path of the API that answers GET, from the API's own description, with existing ids filled in.
async fn routes(site: &Site) -> Vec<(String, Vec<String>)> {
    let mut routes = Vec::new();
    let described = site.get("/api/openapi.json").await.json();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let Some(get) = methods.get("get") else {
            continue;
        };
        let parameters = get["parameters"].as_array().into_iter().flatten();
        let names = parameters.filter(|parameter| parameter["in"] == "query");
        let names = names.filter_map(|parameter| parameter["name"].as_str());
        let names: Vec<String> = names.map(str::to_owned).collect();
        let path = if path.contains("{id}") {
            let list = path.replace("/{id}", "");
            let list = site.get(&list).await.body;
            let list: Value = serde_json::from_slice(&list).unwrap_or_default();
            let id = list["contents"][0]["id"]
                .as_str()
                .unwrap_or("made-up-detox");
            path.replace("{id}", id)
        } else {
            path.clone()
        };
        routes.push((path, names));
    }
    assert!(routes.len() > 12, "{routes:?}");
    for (path, names) in PAGES {
        for path in [path.to_owned(), format!("/es{path}")] {
            let names = names.split(' ').map(str::to_owned);
            routes.push((path.trim_end_matches('/').to_owned(), names.collect()));
        }
    }
    routes
}

/// Queries as long as the longest address: the same value repeated, different values, one long value of different words,
/// and one of the same word.
fn hostile(path: &str, name: &str) -> Vec<String> {
    let room = MAX_ADDRESS - path.len() - name.len() - 64;
    let fill = |part: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for part in (0..).map(part) {
            if text.len() + part.len() > room {
                break;
            }
            text += &part;
        }
        text
    };
    vec![
        fill(&|_| format!("{name}=e&")),
        fill(&|n| format!("{name}=v{n}&")),
        format!("{name}={}", fill(&|_| "e+".to_owned())),
        format!("{name}={}", fill(&|n| format!("w{n}+"))),
        format!("{name}={}", fill(&|_| "%F0%9F%98%AD".to_owned())),
    ]
}

#[tokio::test]
async fn repeated_parameters_are_capped_on_every_route() {
    let site = Site::new();
    for (path, names) in routes(&site).await {
        for name in names.iter().map(String::as_str).chain(["unknown"]) {
            for query in hostile(&path, name) {
                let path = if path.is_empty() { "/" } else { &path };
                let answer = site.get(&format!("{path}?{query}")).await;
                let start: String = query.chars().take(40).collect();
                assert!(
                    matches!(answer.status.as_u16(), 200 | 308 | 400),
                    "{path}?{start}: {}",
                    answer.status
                );
                let bytes = answer.body.len();
                assert!(bytes < MAX_ANSWER_BYTES, "{path}?{start}: {bytes} bytes");
            }
        }
    }
}

/// The server looks for each word of `search` in every listing.
#[tokio::test]
async fn hsds_lists_refuse_searches_with_too_many_words() {
    let site = Site::new();
    for list in [
        "services",
        "organizations",
        "service_at_locations",
        "taxonomies",
        "taxonomy_terms",
    ] {
        for query in [
            "e+".repeat(8_000),
            (0..17)
                .map(|n| format!("w{n}"))
                .collect::<Vec<_>>()
                .join("+"),
        ] {
            let answer = site
                .get(&format!("/api/hsds/v3/{list}?search={query}"))
                .await;
            assert_eq!(answer.status, 400, "{list}");
            let text = answer.text();
            assert!(
                text.contains("at most 200 characters and 16 different words"),
                "{text}"
            );
        }
        let answer = site
            .get(&format!("/api/hsds/v3/{list}?search={}", "e+".repeat(99)))
            .await;
        assert_eq!(answer.status, 200, "{list}: one word, written often");
    }
}
