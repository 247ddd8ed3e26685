//! `robots.txt` and the site map.

use waymark_app::{GUIDE, PAGES};
use waymark_directory::Lang;
use waymark_tests::Site;

const HOST: [(&str, &str); 1] = [("host", "waymark.example")];

#[tokio::test]
async fn robots_are_kept_from_the_api_and_forms_and_shown_the_site_map() {
    let answer = Site::new().get_with("/robots.txt", &HOST).await;
    assert_eq!(answer.content_type(), "text/plain; charset=utf-8");
    assert_eq!(
        answer.text(),
        "User-agent: *\nDisallow: /api/\nDisallow: /r/*/correction\nDisallow: /es/r/*/correction\n\
         Sitemap: https://waymark.example/sitemap.xml\n"
    );
}

#[tokio::test]
async fn the_site_map_names_the_pages_of_the_page_table_and_all_guides() {
    let site = Site::published();
    let answer = site.get_with("/sitemap.xml", &HOST).await;
    assert_eq!(
        (answer.status.as_u16(), answer.content_type()),
        (200, "application/xml")
    );
    let text = answer.text();
    for page in PAGES.iter().filter(|page| page.has_one_address()) {
        for lang in Lang::ALL {
            let entry = format!("<loc>https://waymark.example{}</loc>", lang.path(page.path));
            assert_eq!(text.contains(&entry), page.in_site_map, "{entry}");
        }
    }
    let directory = site.state.directory();
    let guides = directory.guides().all();
    assert!(
        guides.len() > 10
            && PAGES
                .iter()
                .any(|page| page.path == GUIDE && page.in_site_map)
    );
    for guide in guides {
        for lang in Lang::ALL {
            let entry = format!(
                "<loc>https://waymark.example{}</loc>",
                lang.path(&guide.path())
            );
            assert!(text.contains(&entry), "{entry}");
        }
    }
}

#[tokio::test]
async fn every_address_in_the_site_map_is_a_page() {
    let site = Site::published();
    let text = site.get_with("/sitemap.xml", &HOST).await.text();
    let entries = text.split("<loc>https://waymark.example").skip(1);
    let paths: Vec<&str> = entries.filter_map(|rest| rest.split('<').next()).collect();
    assert!(paths.len() > 40, "{text}");
    for path in paths {
        assert_eq!(site.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn a_malformed_host_is_not_repeated() {
    let site = Site::published();
    for address in ["/robots.txt", "/sitemap.xml"] {
        let answer = site.get_with(address, &[("host", "\"><x")]).await;
        assert_eq!(answer.status, 200, "{address}");
        assert!(!answer.text().contains("\"><x"), "{address}");
        assert!(!answer.text().contains("<loc>"), "{address}");
    }
}
