//! Packages in the Human Services Data Specification.

use super::{Sandbox, archive::build_zip, keys};
use std::{fs, path::Path};
use waymark_directory::{
    Facet, Lang, Listing,
    listing::{Hours, ServiceArea, Status},
};
use waymark_exchange::import::{ImportError, ImportOptions, ImportSummary, Progress, import_hsds};

pub fn without_publisher(
    path: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    import_hsds(path, None, options, progress)
}

pub const ORGANIZATIONS: &str =
    "id,name,description,url\no1,Larkspur Network,Help,larkspur.example.org\n";
pub const SERVICES: &str = "id,organization_id,name,description,status\n\
    s1,o1,Detox Unit,\"Beds.\\n\\n###MON###\",\ns2,o1,MIAMI,For womenGÇÖs needs,active\n";

/// The parts of a package of version 1.
pub fn version_1() -> Vec<(&'static str, &'static [u8])> {
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

fn imported(file: &str, bytes: &[u8]) -> (Sandbox, ImportSummary) {
    let sandbox = Sandbox::new();
    let summary = sandbox.import(&without_publisher, file, bytes).unwrap();
    (sandbox, summary)
}

#[test]
fn a_package_of_version_1_becomes_listings() {
    let (sandbox, summary) = imported("two-2019.zip", &build_zip(&version_1()));
    assert_eq!((summary.read, summary.written), (2, 2));
    let listings = sandbox.listings();
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
    let faults: Vec<_> = summary
        .faults
        .iter()
        .map(|fault| fault.reason.to_string())
        .collect();
    assert!(
        faults
            .iter()
            .any(|fault| fault == "\"noon\" to \"dusk\" could not be read as opening hours"),
        "{faults:?}"
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault == "1 rows of eligibility belong to nothing in this package"),
        "{faults:?}"
    );
}

#[test]
fn neither_persons_nor_codes_of_a_licensed_taxonomy_are_kept() {
    let (sandbox, _) = imported("two-2019.zip", &build_zip(&version_1()));
    let text = sandbox.text();
    for kept_out in ["Jane", "0199", "RX-1", "Halfway", "0101"] {
        assert!(!text.contains(kept_out), "{kept_out}: {text}");
    }
    assert!(text.contains("Invented"));
}

#[test]
fn a_folder_is_read_like_its_zip_file() {
    let sandbox = Sandbox::new();
    let folder = sandbox.folder.path().join("two-2019");
    fs::create_dir_all(folder.join("data")).unwrap();
    for (name, bytes) in version_1() {
        fs::write(folder.join(name), bytes).unwrap();
    }
    sandbox.import_file(&without_publisher, &folder).unwrap();
    let (zipped, _) = imported("two-2019.zip", &build_zip(&version_1()));
    assert_eq!(sandbox.listings(), zipped.listings());
}

pub const SERVICE: &str = r#"{"id": "a", "name": "Larkspur", "status": "active", "minimum_age": 18,
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
fn json_is_read_whatever_wraps_the_services() {
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
        let (sandbox, summary) = imported("list-2024.json", text.as_bytes());
        assert_eq!((summary.read, summary.written), (2, 2), "{text}");
        let listings = sandbox.listings();
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
        assert!(!sandbox.text().contains("0199"));
    }
}

#[test]
fn a_withheld_address_makes_a_hidden_place() {
    let (sandbox, _) = imported("list-2024.json", SERVICE.as_bytes());
    let listings = sandbox.listings();
    let hidden = listings
        .iter()
        .find(|listing| listing.confidential)
        .unwrap();
    assert_eq!((&hidden.address, hidden.coordinates), (&None, None));
    assert!(!sandbox.text().contains("80301") && !sandbox.text().contains("Boulder"));
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
        let (sandbox, _) = imported("list-2024.json", text.as_bytes());
        let listings = sandbox.listings();
        assert!(
            listings.iter().any(|listing| listing.confidential),
            "{text}"
        );
        let all = listings.iter().all(|listing| listing.confidential);
        assert_eq!(all, is_all_hidden, "{text}");
    }
}

#[test]
fn a_defunct_service_is_closed() {
    let text = SERVICE.replace("\"active\"", "\"defunct\"");
    let (sandbox, _) = imported("list-2024.json", text.as_bytes());
    assert!(
        sandbox
            .listings()
            .iter()
            .all(|listing| listing.status == Status::Closed)
    );
}

#[test]
fn a_renamed_service_keeps_its_id() {
    let sandbox = Sandbox::new();
    sandbox
        .import(&without_publisher, "list-2024.json", SERVICE)
        .unwrap();
    let before: Vec<_> = sandbox
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    let renamed = SERVICE
        .replace("Larkspur", "Columbine")
        .replace("0100", "0155");
    let summary = sandbox
        .import(&without_publisher, "list-2024.json", &renamed)
        .unwrap();
    assert_eq!(summary.changes.unwrap().changed.len(), 2);
    let after: Vec<_> = sandbox
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    assert_eq!(before, after);
}

#[test]
fn an_id_that_occurs_twice_is_reported() {
    let twice = format!("{SERVICES}s1,o1,Other,,\n");
    let mut parts = version_1();
    parts[1].1 = twice.as_bytes();
    let (_, summary) = imported("two-2019.zip", &build_zip(&parts));
    assert_eq!(summary.written, 2);
    assert!(
        summary.faults[0]
            .reason
            .to_string()
            .contains("repeat an id, the first \"s1\"")
    );
}
