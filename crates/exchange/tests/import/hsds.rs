//! Packages in the Human Services Data Specification.

use super::{
    Desk, Options, Progress, Summary,
    damaged::{bomb, linked, nested, zipped},
    keys, shared,
};
use std::{fs, path::Path};
use waymark_directory::{
    Facet, Lang, Listing,
    listing::{Hours, ServiceArea, Status},
};
use waymark_exchange::import::{ImportError, hsds};

fn import(
    path: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    hsds::import(path, None, options, progress)
}

const ORGANIZATIONS: &str =
    "id,name,description,url\no1,Larkspur Network,Help,larkspur.example.org\n";
const SERVICES: &str = "id,organization_id,name,description,status\n\
    s1,o1,Detox Unit,\"Beds.\\n\\n###MON###\",\ns2,o1,MIAMI,For womenGÇÖs needs,active\n";

/// A package as version 1.x has it.
fn old() -> Vec<(&'static str, &'static [u8])> {
    vec![
        ("data/organizations.csv", ORGANIZATIONS.as_bytes()),
        ("data/services.csv", SERVICES.as_bytes()),
        ("data/services_at_location.csv", b"id,service_id,location_id\n1,s1,l1\n2,s2,l1\n"),
        (
            "data/locations.csv",
            b"id,organization_id,name,latitude,longitude\nl1,o1,House,25.77,-80.19\n",
        ),
        (
            "data/physical_addresses.csv",
            b"id,location_id,attention,address_1,city,state_province,postal_code\n1,l1,Jane Roe,1 Invented St,Miami,FL ,33130\n",
        ),
        (
            "data/phones.csv",
            b"id,service_id,contact_id,number,type\n1,s1,,305-555-0100 xOPT2,\n2,s1,,305-555-0101,fax\n3,s2,,305-555-0102,\n4,,c1,305-555-0199,\n",
        ),
        (
            "data/contacts.csv",
            b"id,service_id,name,email\nc1,s1,Jane Roe,jane@example.org\n",
        ),
        (
            "data/regular_schedules.csv",
            b"service_id,weekday,opens_at,closes_at\ns1,Monday,9:00am,5:00pm (office)\ns1,Tuesday,9am,5:00pm\ns1,Friday,noon,dusk\n",
        ),
        (
            "data/languages.csv",
            b"id,service_id,language\n1,s1,English\n2,s1,Spanish (limited)\n",
        ),
        (
            "data/services_taxonomy.csv",
            b"id,service_id,taxonomy_id\n1,s2,RX-1\n",
        ),
        (
            "data/taxonomy.csv",
            b"id,name,vocabulary\nRX-1,Drug Use Related Recovery Homes/Halfway Houses,Licensed\n",
        ),
        ("data/eligibility.csv", b"id,service_id,eligibility\n1,,Nobody's\n2,s1,Adults\n"),
    ]
}

fn named<'l>(listings: &'l [Listing], name: &str) -> &'l Listing {
    let found = listings.iter().find(|l| l.name.get(Lang::En) == name);
    found.expect(name)
}

fn imported(file: &str, bytes: &[u8]) -> (Desk, Summary) {
    let desk = Desk::new();
    let path = desk.folder.path().join(file);
    fs::write(&path, bytes).unwrap();
    let summary = desk.import_file(&import, &path).unwrap();
    (desk, summary)
}

#[test]
fn an_old_package_becomes_listings() {
    let (desk, summary) = imported("two-2019.zip", &zipped(&old()));
    assert_eq!((summary.read, summary.written), (2, 2));
    let listings = desk.listings();
    let detox = named(&listings, "Detox Unit");
    assert_eq!(detox.organization.as_deref(), Some("Larkspur Network"));
    assert_eq!(detox.description.get(Lang::En), "Beds.");
    assert_eq!(detox.eligibility.get(Lang::En), "Adults");
    assert_eq!(keys(detox, Facet::Need), ["detox"]);
    assert_eq!(keys(detox, Facet::Language), ["en", "es"]);
    assert_eq!(
        detox.website.as_deref(),
        Some("https://larkspur.example.org")
    );
    let numbers: Vec<_> = detox
        .phones
        .iter()
        .map(|phone| phone.number.to_string())
        .collect();
    assert_eq!(numbers, ["305-555-0100"]);
    let Some(Hours::Weekly { timezone, opening }) = &detox.hours else {
        panic!("{:?}", detox.hours);
    };
    assert_eq!(&**timezone, "America/New_York");
    assert_eq!((opening.len(), opening[0].days.len()), (1, 2));
    let branch = named(&listings, "Larkspur Network, MIAMI");
    assert_eq!(branch.description.get(Lang::En), "For women’s needs");
    assert_eq!(keys(branch, Facet::Need), ["recovery-housing"]);
    let faults: Vec<_> = summary.faults.iter().map(|fault| &*fault.reason).collect();
    assert!(
        faults.contains(&"\"noon\" to \"dusk\" are no hours"),
        "{faults:?}"
    );
    assert!(
        faults.contains(&"1 rows of eligibility belong to nothing that is here"),
        "{faults:?}"
    );
}

#[test]
fn neither_persons_nor_codes_of_a_licensed_taxonomy_are_kept() {
    let (desk, _) = imported("two-2019.zip", &zipped(&old()));
    let text = desk.text();
    for kept_out in ["Jane", "0199", "RX-1", "Halfway", "0101"] {
        assert!(!text.contains(kept_out), "{kept_out}: {text}");
    }
    assert!(text.contains("Invented"));
}

#[test]
fn a_folder_reads_like_its_zip() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("two-2019");
    fs::create_dir_all(folder.join("data")).unwrap();
    for (name, bytes) in old() {
        fs::write(folder.join(name), bytes).unwrap();
    }
    desk.import_file(&import, &folder).unwrap();
    let (zipped, _) = imported("two-2019.zip", &zipped(&old()));
    assert_eq!(desk.listings(), zipped.listings());
}

const SERVICE: &str = r#"{"id": "a", "name": "Larkspur", "status": "active", "minimum_age": 18,
    "organization": {"id": "o", "name": "Network", "website": "http://example.org"},
    "phones": [{"number": "(303) 555-0100", "extension": 12, "type": "voice"}],
    "schedules": [{"freq": "WEEKLY", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"},
        {"freq": "MONTHLY", "byday": "1MO", "opens_at": "01:00", "closes_at": "02:00"}],
    "contacts": [{"name": "Jane Roe", "phones": [{"number": "303-555-0199"}]}],
    "service_at_locations": [
        {"location": {"id": "l1", "location_type": "physical", "latitude": 39.7, "longitude": -105.0, "addresses": [
            {"address_1": "PO Box 1", "city": "Denver", "state_province": "CO", "address_type": "postal"},
            {"address_1": "1 Invented St", "city": "Denver", "state_province": "Colorado", "postal_code": "80204", "address_type": "physical"}]}},
        {"location": {"id": "l2", "addresses": [{"address_1": "Confidential", "city": "Boulder", "state_province": "CO", "postal_code": "80301"}]}},
        {"location": {"location_type": "virtual", "url": "https://example.org/room"}}]}"#;

#[test]
fn json_reads_in_all_its_wrappings() {
    let page = format!(r#"{{"total_items": 1, "contents": [{SERVICE}]}}"#);
    let line = SERVICE.replace('\n', " ");
    let pages = format!("{page}\n{{\"contents\": []}}\n");
    let organization = format!(
        r#"{{"id": "o", "name": "Network", "website": "http://example.org", "services": [{SERVICE}]}}"#
    );
    let texts = [
        SERVICE.to_owned(),
        format!("[{SERVICE}]"),
        line,
        page,
        pages,
        organization,
    ];
    for text in &texts {
        let (desk, summary) = imported("list-2024.json", text.as_bytes());
        assert_eq!((summary.read, summary.written), (2, 2), "{text}");
        let listings = desk.listings();
        let open = listings
            .iter()
            .find(|listing| !listing.confidential)
            .unwrap();
        assert_eq!(open.phones[0].number.to_string(), "303-555-0100 x12");
        assert_eq!(
            open.address.as_ref().unwrap().street.as_deref(),
            Some("1 Invented St")
        );
        assert_eq!(open.online.as_deref(), Some("https://example.org/room"));
        assert_eq!(open.website.as_deref(), Some("http://example.org"));
        assert_eq!(
            keys(open, Facet::Age),
            ["young-adults", "adults", "seniors"]
        );
        let Some(Hours::Weekly { opening, .. }) = &open.hours else {
            panic!("{:?}", open.hours);
        };
        assert_eq!((opening.len(), opening[0].days.len()), (1, 2));
        assert!(!desk.text().contains("0199"));
    }
}

#[test]
fn a_withheld_address_makes_a_hidden_place() {
    let (desk, _) = imported("list-2024.json", SERVICE.as_bytes());
    let listings = desk.listings();
    let hidden = listings
        .iter()
        .find(|listing| listing.confidential)
        .unwrap();
    assert_eq!((&hidden.address, hidden.coordinates), (&None, None));
    assert!(!desk.text().contains("80301") && !desk.text().contains("Boulder"));
    let colorado = ServiceArea::States(vec!["CO".parse().unwrap()]);
    assert_eq!(hidden.service_area, Some(colorado));
}

#[test]
fn any_sign_that_an_address_is_withheld_hides_it() {
    let bare = SERVICE.replace("\"Boulder\", \"state_province\": \"CO\"", "\"\"");
    let flag = |value: &str| {
        SERVICE.replace(
            "\"status\"",
            &format!("\"confidential\": {value}, \"status\""),
        )
    };
    for (text, is_all_hidden) in [
        (bare, false),
        (flag("\"TRUE\""), true),
        (flag("1"), true),
        (flag("true"), true),
        (flag("\"no\""), false),
        (flag("false"), false),
    ] {
        let (desk, _) = imported("list-2024.json", text.as_bytes());
        let listings = desk.listings();
        assert!(
            listings.iter().any(|listing| listing.confidential),
            "{text}"
        );
        let all = listings.iter().all(|listing| listing.confidential);
        assert_eq!(all, is_all_hidden, "{text}");
    }
}

#[test]
fn a_list_of_meetings_is_no_package() {
    let desk = Desk::new();
    let feed = r#"[{"name": "Larkspur Group", "slug": "a", "day": 1, "time": "18:00", "url": "https://example.org/"}]"#;
    let error = desk.import(&import, "aa-2024.json", feed).unwrap_err();
    assert!(
        error.to_string().contains("neither a service nor a page"),
        "{error}"
    );
    assert!(!desk.data().exists());
}

#[test]
fn a_defunct_service_is_closed() {
    let text = SERVICE.replace("\"active\"", "\"defunct\"");
    let (desk, _) = imported("list-2024.json", text.as_bytes());
    assert!(
        desk.listings()
            .iter()
            .all(|listing| listing.status == Status::Closed)
    );
}

#[test]
fn a_renamed_service_keeps_its_id() {
    let desk = Desk::new();
    desk.import(&import, "list-2024.json", SERVICE).unwrap();
    let before: Vec<_> = desk
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    let renamed = SERVICE
        .replace("Larkspur", "Columbine")
        .replace("0100", "0155");
    let summary = desk.import(&import, "list-2024.json", &renamed).unwrap();
    assert_eq!(summary.changes.unwrap().changed.len(), 2);
    let after: Vec<_> = desk
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    assert_eq!(before, after);
}

#[test]
fn damaged_packages_change_nothing() {
    let (bomb, nested, linked) = (bomb("services.csv"), nested(10_000), linked("services.csv"));
    let without = |table: &str| {
        let parts: Vec<_> = old()
            .into_iter()
            .filter(|(name, _)| !name.ends_with(table))
            .collect();
        zipped(&parts)
    };
    let huge = format!("{SERVICES}s3,o1,{},,\n", "x".repeat(40_000));
    let cut = [
        ("organizations.csv", ORGANIZATIONS.as_bytes()),
        ("services.csv", &SERVICES.as_bytes()[..80]),
    ];
    let cases: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("nothing", "list-2024.json", Vec::new(), "the file is empty"),
        ("JSON cut off", "list-2024.json", SERVICE.as_bytes()[..200].to_vec(), "EOF while parsing"),
        ("deep nesting", "list-2024.json", nested, "recursion limit"),
        ("another JSON", "list-2024.json", b"{\"a\": 1}".to_vec(), "neither a service nor a page"),
        ("a word", "list-2024.json", b"\"hello\"".to_vec(), "expected an object"),
        ("an empty page", "list-2024.json", b"{\"contents\": []}".to_vec(), "there are no services"),
        ("a web page", "list-2024.json", b"<html>Sign in</html>".to_vec(), "HSDS 3 JSON"),
        ("a zip cut off", "list-2024.zip", zipped(&old())[..60].to_vec(), "no readable zip"),
        ("a zip bomb", "list-2024.zip", bomb, "its size unpacked"),
        ("a link", "list-2024.zip", linked, "leads outside"),
        ("a way out", "list-2024.zip", zipped(&[("../services.csv", b"id\n1\n")]), "leads outside"),
        ("no services", "list-2024.zip", without("services.csv"), "\"services.csv\" is missing"),
        ("a table cut off", "list-2024.zip", zipped(&cut), "services.csv, row 2"),
        (
            "a huge field",
            "list-2024.zip",
            zipped(&[("organizations.csv", ORGANIZATIONS.as_bytes()), ("services.csv", huge.as_bytes())]),
            "services.csv, row 4: the column \"name\" holds 40000",
        ),
        (
            "NaN for a place and no way to reach it",
            "list-2024.json",
            b"[{\"name\": \"A\", \"service_at_locations\": [{\"location\": {\"latitude\": \"NaN\", \"longitude\": 1}}]}]".to_vec(),
            "nobody could reach it",
        ),
    ];
    for (what, file, bytes, told) in cases {
        let desk = Desk::new();
        desk.import(&import, "before-2024.json", SERVICE).unwrap();
        let before = desk.text();
        let path = desk.folder.path().join(file);
        fs::write(&path, bytes).unwrap();
        let error = desk
            .import_file(&import, &path)
            .expect_err(what)
            .to_string();
        assert!(error.contains(told), "{what}: {error}");
        assert_eq!(desk.text(), before, "{what}");
    }
}

#[test]
fn an_id_that_stands_twice_is_told() {
    let twice = format!("{SERVICES}s1,o1,Other,,\n");
    let mut parts = old();
    parts[1].1 = twice.as_bytes();
    let (_, summary) = imported("two-2019.zip", &zipped(&parts));
    assert_eq!(summary.written, 2);
    assert!(
        summary.faults[0]
            .reason
            .contains("repeat an id, the first \"s1\"")
    );
}

#[test]
fn the_real_package_imports() {
    let Some(path) = shared("hsds/miami-211-2019-hsds1-datapackage.zip") else {
        return;
    };
    let desk = Desk::new();
    let summary = desk.import_file(&import, &path).unwrap();
    assert_eq!((summary.read, summary.rejected.len()), (4_089, 8));
    let text = desk.text();
    for kept_out in ["###", "GÇ", "\\\\n", "@uss.salvationarmy.org\"", "RX-8450"] {
        assert!(!text.contains(kept_out), "{kept_out}");
    }
}

#[test]
fn the_examples_of_the_specification_import() {
    let Some(folder) = shared("hsds/spec-3.0/examples") else {
        return;
    };
    for file in [
        "service_full.json",
        "service_list.json",
        "organization_full.json",
        "service_at_location_full.json",
        "csv",
    ] {
        let desk = Desk::new();
        let summary = desk.import_file(&import, &folder.join(file)).expect(file);
        assert_eq!(summary.written, 1, "{file}");
    }
}
