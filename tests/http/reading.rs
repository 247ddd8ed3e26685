//! Our own texts are easy to read: at most grade 6, and grade 5 in a crisis. `--no-capture` shows the grades.

use waymark::ContentSource;
use waymark_app::PAGES;
use waymark_directory::{Lang, guides::read_guides, reading};
use waymark_tests::Site;

/// Pages that people open in a crisis.
const CRISIS: [&str; 2] = ["/help-now", "/offline"];
/// Most words on this page come from the places and their sources, not from us.
const RESULTS: &str = "/search";

/// Tags that end a sentence, with or without a period.
const BLOCKS: [&str; 12] = [
    "/p", "/li", "/h1", "/h2", "/h3", "/dt", "/dd", "/th", "/td", "/label", "/legend", "/a",
];

/// The words of a page's main part, in paragraphs.
fn paragraphs(page: &str) -> Vec<String> {
    let (_, main) = page.split_once("<main").expect("a page has a main part");
    let (main, _) = main.split_once("</main>").expect("it ends");
    let mut paragraphs = vec![String::new()];
    for part in main.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        let paragraph = paragraphs.last_mut().expect("there is always one");
        if BLOCKS.contains(&tag) {
            paragraphs.push(words.to_owned());
        } else {
            paragraph.push(' ');
            paragraph.push_str(words);
        }
    }
    paragraphs
}

#[tokio::test]
async fn pages_are_easy_to_read() {
    let site = Site::published();
    let mut hard = Vec::new();
    let pages = PAGES.iter().filter(|page| page.has_one_address());
    for page in pages.map(|page| page.path).filter(|path| *path != RESULTS) {
        let most = if CRISIS.contains(&page) { 5.0 } else { 6.0 };
        for lang in Lang::ALL {
            let answer = site.get(&lang.path(page)).await;
            assert_eq!(answer.status, 200, "{page}");
            let grade = reading::measure_grade(&paragraphs(&answer.text()), lang);
            println!("{grade:>5.1}  {}", lang.path(page));
            if grade > most {
                hard.push(format!("{} takes {grade:.1} of {most}", lang.path(page)));
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}

#[tokio::test]
async fn guides_are_easy_to_read_and_name_their_sources() {
    let site = Site::published();
    let files = ContentSource::Embedded.guides();
    let guides = read_guides(&files.expect("they come with the program"));
    for guide in guides.expect("they have no faults").all() {
        for lang in Lang::ALL {
            let text = guide.text(lang);
            println!("{:>5.1}  {}", text.grade, lang.path(&guide.path()));
            assert!(text.grade <= 6.0, "{}", guide.slug);
            assert!(!text.sources.is_empty(), "{}", guide.slug);
            let page = site.get(&lang.path(&guide.path())).await.text();
            for source in &text.sources {
                assert!(
                    page.contains(&source.url.replace('&', "&amp;")),
                    "{}",
                    source.url
                );
            }
        }
    }
}
