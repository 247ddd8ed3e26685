//! The correction form: what is stored, what is refused, and that nothing about the visitor is stored.

use axum::http::Method;
use std::fs;
use waymark_directory::corrections::MAX_QUEUE_BYTES;
use waymark_tests::{Answer, Site, logs};

const FORM: &str = "/r/made-up-detox/correction";
const SPANISH: &str = "/es/r/made-up-detox/correction";
const HIDDEN: &str = "/r/p-safehouse1/correction";

fn queue(site: &Site) -> Vec<String> {
    let queue = fs::read_to_string(site.data().join("corrections/queue.jsonl"));
    queue
        .unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Checks that the form is shown again, with what was typed.
fn assert_form_again(answer: &Answer, status: u16, typed: &str) {
    assert_eq!(answer.status, status);
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = answer.text();
    assert!(page.contains("id=\"problem\""), "{page}");
    assert!(page.contains(&format!(">{typed}</textarea>")), "{page}");
}

async fn read_counter(site: &Site, outcome: &str) -> String {
    let peer = Some("127.0.0.1:50000");
    let text = site
        .request(Method::GET, "/metrics", &[], peer)
        .await
        .text();
    let name = format!("waymark_corrections_total{{outcome=\"{outcome}\"}} ");
    let line = text.lines().find_map(|line| line.strip_prefix(&name));
    line.unwrap_or("0").to_owned()
}

#[tokio::test]
async fn every_listing_links_to_its_form() {
    let site = Site::new();
    for (address, form) in [
        ("/r/made-up-detox/made-up-detox-denver", FORM),
        ("/es/r/made-up-detox/made-up-detox-denver", SPANISH),
        ("/r/p-safehouse1/made-up-safe-house", HIDDEN),
    ] {
        let page = site.get(address).await.text();
        assert!(page.contains(&format!("href=\"{form}\"")), "{address}");
    }
}

#[tokio::test]
async fn the_form_works_without_a_script_in_both_languages() {
    let site = Site::new();
    for (address, texts) in [
        (
            FORM,
            [
                "Made-up Detox Denver",
                "What is wrong?",
                "We do not keep your name",
                "href=\"/help-now\"",
            ],
        ),
        (
            SPANISH,
            [
                "Desintoxicación Inventada de Denver",
                "¿Qué está mal?",
                "No guardamos su nombre",
                "href=\"/es/help-now\"",
            ],
        ),
    ] {
        let answer = site.get(address).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("cache-control")),
            (200, "no-store")
        );
        let page = answer.text();
        for text in texts {
            assert!(page.contains(text), "{address}: {text}");
        }
        assert!(
            page.contains(&format!("method=\"post\" action=\"{address}\"")),
            "{page}"
        );
        assert_eq!(page.matches("type=\"radio\" name=\"kind\"").count(), 6);
        assert!(page.contains("maxlength=\"1000\"") && !page.contains("id=\"problem\""));
    }
}

#[tokio::test]
async fn a_correction_becomes_one_line_without_anything_about_the_visitor() {
    let site = Site::new();
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("user-agent", "SecretBrowser/1.0"),
        ("x-forwarded-for", "198.51.100.23"),
        ("cookie", "secret=1"),
    ];
    let form = "kind=phone&text=It+is+now%0D%0A303-555-0150%1B%5B2J+%E2%80%AEx&more=";
    let answer = site.post_with(SPANISH, &headers, form).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/es/r/made-up-detox/correction?sent=1")
    );
    let [line] = &queue(&site)[..] else {
        panic!("{:?}", queue(&site))
    };
    let kept: serde_json::Value = serde_json::from_str(line).unwrap();
    let fields: Vec<&String> = kept.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["kind", "lang", "listing", "on", "text"]);
    assert_eq!(kept["listing"], "made-up-detox");
    assert_eq!(kept["text"], "It is now 303-555-0150[2J x");
    assert_eq!(
        (&kept["kind"], &kept["lang"]),
        (&"phone".into(), &"es".into())
    );
    assert_eq!(kept["on"].as_str().unwrap().len(), "2026-11-25".len());
    for private in ["Secret", "secret", "198.51", "203.0.113"] {
        assert!(!line.contains(private), "{line}");
    }
    assert_eq!(read_counter(&site, "kept").await, "1");

    let thanks = site.get(answer.header("location")).await;
    assert_eq!(thanks.status, 200);
    assert!(thanks.text().contains("Gracias") && !thanks.text().contains("<textarea"));
}

#[tokio::test]
async fn a_place_can_be_reported_closed_without_more_words() {
    let site = Site::new();
    assert_eq!(site.post(FORM, "kind=closed&text=").await.status, 303);
    assert_eq!(queue(&site).len(), 1);
}

#[tokio::test]
async fn an_incomplete_form_is_shown_again_with_what_was_typed() {
    let site = Site::new();
    let long = "x".repeat(1_001);
    for (form, typed, said) in [
        (
            "text=%3C%2Ftextarea%3E%3Cscript%3E+%26lt%3B".to_owned(),
            "&lt;/textarea>&lt;script> &amp;lt;",
            "Choose what is wrong",
        ),
        (
            "kind=nonsense&text=It+moved".to_owned(),
            "It moved",
            "Choose what is wrong",
        ),
        ("kind=phone&text=+".to_owned(), " ", "Write what is right"),
        (format!("kind=hours&text={long}"), long.as_str(), "too long"),
        ("\u{0}\u{ff}".to_owned(), "", "Choose what is wrong"),
    ] {
        let answer = site.post(FORM, &form).await;
        assert_form_again(&answer, 422, typed);
        assert!(answer.text().contains(said), "{form}: {}", answer.text());
    }
    let answer = site.post(FORM, "kind=hours&text=").await;
    assert!(
        answer.text().contains("value=\"hours\" checked"),
        "{}",
        answer.text()
    );
    let spanish = site.post(SPANISH, "kind=phone&text=").await;
    assert!(spanish.text().contains("Escriba el dato correcto"));
    assert!(queue(&site).is_empty());
    assert_eq!(read_counter(&site, "flawed").await, "7");
}

#[tokio::test]
async fn the_form_of_a_hidden_place_does_not_ask_for_its_address() {
    let site = Site::new();
    let page = site.get(HIDDEN).await.text();
    assert!(!page.contains("value=\"address\""), "{page}");
    assert!(
        page.contains("Please do not write the address here"),
        "{page}"
    );
    assert!(
        !site
            .get(FORM)
            .await
            .text()
            .contains("Please do not write the address here")
    );
    assert_form_again(
        &site.post(HIDDEN, "kind=address&text=1+Road").await,
        422,
        "1 Road",
    );
    assert_eq!(
        site.post(HIDDEN, "kind=phone&text=303-555-0150")
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let site = Site::new();
    let form = "kind=phone&text=303-555-0150";
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[
            ("host", "waymark.example"),
            ("origin", "https://evil.example"),
        ],
    ] {
        let answer = site.post_with(FORM, headers, form).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.content_type().starts_with("text/html"));
    }
    assert!(queue(&site).is_empty());
    let own = [
        ("host", "waymark.example"),
        ("origin", "https://waymark.example"),
    ];
    assert_eq!(site.post_with(FORM, &own, form).await.status, 303);
}

#[tokio::test]
async fn a_program_that_fills_in_the_hidden_field_is_thanked_and_ignored() {
    let site = Site::new();
    let answer = site
        .post(
            FORM,
            "kind=other&text=Buy+now&more=http%3A%2F%2Fspam.example",
        )
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/r/made-up-detox/correction?sent=1")
    );
    assert!(queue(&site).is_empty());
    assert_eq!(read_counter(&site, "trapped").await, "1");
}

#[tokio::test]
async fn a_form_that_is_too_long_is_refused() {
    let site = Site::new();
    let form = format!("kind=other&text={}", "x".repeat(20 * 1024));
    assert_eq!(site.post(FORM, &form).await.status, 413);
    let emoji = "%F0%9F%98%AD".repeat(1_000);
    assert_eq!(
        site.post(FORM, &format!("kind=other&text={emoji}"))
            .await
            .status,
        303
    );
    assert_eq!(queue(&site).len(), 1);
}

#[tokio::test]
async fn a_listing_can_be_corrected_five_times_a_day() {
    let site = Site::new();
    for _ in 0..5 {
        assert_eq!(
            site.post(FORM, "kind=phone&text=303-555-0150").await.status,
            303
        );
    }
    let answer = site.post(FORM, "kind=phone&text=303-555-0151").await;
    assert_form_again(&answer, 429, "303-555-0151");
    assert!(answer.text().contains("Your words are still here"));
    assert_eq!(
        site.post(HIDDEN, "kind=phone&text=303-555-0150")
            .await
            .status,
        303
    );
    assert_eq!(queue(&site).len(), 6);
}

#[tokio::test]
async fn thirty_corrections_are_accepted_in_an_hour() {
    let site = Site::new();
    for number in 1..=30 {
        let form = format!("/r/p-clinic{number:02}/correction");
        assert_eq!(site.post(&form, "kind=closed").await.status, 303, "{form}");
    }
    let answer = site
        .post("/r/p-clinic31/correction", "kind=closed&text=Gone")
        .await;
    assert_form_again(&answer, 429, "Gone");
    assert_eq!(queue(&site).len(), 30);
}

#[tokio::test]
async fn an_unknown_listing_has_no_form() {
    let site = Site::new();
    for address in [
        "/r/nobody/correction",
        "/r/NOT-AN-ID/correction",
        "/es/r/nobody/correction",
    ] {
        assert_eq!(site.get(address).await.status, 404, "{address}");
        assert_eq!(
            site.post(address, "kind=closed").await.status,
            404,
            "{address}"
        );
    }
    assert!(queue(&site).is_empty());
}

#[tokio::test]
async fn only_the_form_accepts_a_post() {
    let site = Site::new();
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = site.request(method, FORM, &[], None).await;
        assert_eq!(answer.status, 405);
        assert_eq!(answer.allowed_methods(), ["GET", "HEAD", "POST"]);
    }
    for address in [
        "/r/made-up-detox/made-up-detox-denver",
        "/r//made-up-detox/correction",
    ] {
        assert_eq!(
            site.post(address, "kind=closed").await.status,
            405,
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_correction_that_cannot_be_written_is_shown_again_with_an_apology() {
    let site = Site::new();
    fs::write(
        site.data().join("corrections"),
        "a file where a folder should be",
    )
    .unwrap();
    logs::take_log();
    let answer = site.post(FORM, "kind=phone&text=303-555-0150").await;
    assert_form_again(&answer, 503, "303-555-0150");
    assert!(answer.text().contains("our fault"));
    let log = logs::take_log();
    assert!(
        log.contains("ERROR") && log.contains("corrections"),
        "{log}"
    );
    assert!(!log.contains("555-0150"), "{log}");
}

#[tokio::test]
async fn a_full_queue_refuses_corrections() {
    let site = Site::new();
    fs::create_dir(site.data().join("corrections")).unwrap();
    let queue = site.data().join("corrections/queue.jsonl");
    fs::File::create(&queue)
        .unwrap()
        .set_len(MAX_QUEUE_BYTES)
        .unwrap();
    let answer = site.post(FORM, "kind=phone&text=303-555-0150").await;
    assert_form_again(&answer, 503, "303-555-0150");
    assert_eq!(fs::metadata(queue).unwrap().len(), MAX_QUEUE_BYTES);
}
