use super::{Desk, Import, keys, shared, workbook};
use std::{collections::HashSet, path::Path};
use waymark_directory::{
    Catalogue, Facet, data,
    listing::{Hours, ServiceArea},
};
use waymark_exchange::import::{
    ImportError, Options, Progress, Summary, samhsa,
    spreadsheet::{Mapping, import},
};

const MAPPING: &str = r#"
list = "ours"
source = "Our own sheet"
timezone = "America/Denver"
state = "CO"
always = ["need:treatment"]
[columns]
name = "Name"
address = "Where"
phone = "Phone"
website = "Site"
hide_address = "Hidden"
updated = "Seen"
[hours]
mon = "Monday"
[[terms]]
column = "Pays"
split = ";"
[terms.values]
"Medicaid" = ["pay:medicaid"]
"Cash" = []
[[exclude]]
column = "Name"
begins = ["Prison"]
reason = "it is in a prison"
"#;

const SHEET: &str = "\
Name,Where,Phone,Site,Hidden,Seen,Monday,Pays
Larkspur House,\"1 Invented St, Denver, Colorado 80204\",(303) 555-0100,www.example.org,0,5/1/2026 9:00 AM,9:00AM - 5:00PM,Medicaid; Cash; Beads
Quiet Place,Please ask us,303-555-0101,,1,,12:00AM - 12:00AM,
Prison Ward,\"2 Invented St, Denver, CO 80204\",303-555-0102,,0,,,
Odd One,\"3 Invented St, Denver, CO\",none,choices,0,,8:00AM - 5:00AM,
Lost One,somewhere,303-555-0103,,0,,,
";

/// Imports with the mapping above.
fn ours(path: &Path, options: Options<'_>, progress: Progress<'_>) -> Result<Summary, ImportError> {
    let file = path.with_extension("toml");
    std::fs::write(&file, MAPPING).unwrap();
    let mapping = Mapping::find(file.to_str().unwrap())?;
    import(path, Some(mapping), options, progress)
}

/// A sheet with the columns of the mapping, and these cells in its second row.
fn sheet(cells: &str) -> Vec<u8> {
    let (header, _) = SHEET.split_once('\n').unwrap();
    let header = header.split(',').zip('A'..);
    let header = header.map(|(name, column)| workbook::cell(&format!("{column}1"), name));
    workbook::of("Places", &(header.collect::<String>() + cells))
}

fn own(path: &Path, options: Options<'_>, progress: Progress<'_>) -> Result<Summary, ImportError> {
    import(path, None, options, progress)
}

#[test]
fn a_sheet_is_read_by_its_mapping() {
    let desk = Desk::new();
    let summary = desk.import(&ours, "sheet.csv", SHEET).unwrap();
    assert_eq!((summary.read, summary.written), (5, 3), "{summary}");
    let reasons: Vec<_> = summary
        .rejected
        .iter()
        .map(|r| (r.row, r.reason.as_str()))
        .collect();
    assert_eq!(reasons[0], (4, "it is in a prison"));
    assert!(
        reasons[1].1.contains("\"somewhere\" is no address"),
        "{reasons:?}"
    );
    let faults: Vec<_> = summary
        .faults
        .iter()
        .map(|f| (f.row, f.reason.as_str()))
        .collect();
    assert_eq!(
        faults,
        [
            (5, "\"none\" is no phone number"),
            (5, "\"choices\" is no web address"),
            (5, "\"8:00AM - 5:00AM\" on Monday are no hours"),
        ]
    );
    assert_eq!(summary.unknown_codes.get("Pays: Beads"), Some(&1));
    let listings = desk.listings();
    let house = &listings[0];
    assert_eq!(keys(house, Facet::Payment), ["medicaid"]);
    assert_eq!(keys(house, Facet::Need), ["treatment"]);
    assert_eq!(house.website.as_deref(), Some("https://www.example.org"));
    assert!(matches!(house.hours, Some(Hours::Weekly { .. })));
    assert_eq!(house.as_of().unwrap().to_string(), "2026-05-01");
    assert_eq!(
        listings[2].address.as_ref().unwrap().locality(),
        "Denver, CO"
    );
}

#[test]
fn a_hidden_address_is_nowhere_in_the_data() {
    let desk = Desk::new();
    let sheet = SHEET.replace("Please ask us", "\"99 Secret Road, Denver, CO 80299\"");
    desk.import(&ours, "sheet.csv", &sheet).unwrap();
    let quiet = &desk.listings()[1];
    assert!(quiet.confidential && quiet.address.is_none() && quiet.coordinates.is_none());
    assert!(!desk.text().contains("Secret Road"));
}

#[test]
fn hidden_places_of_one_name_are_told_apart_by_their_numbers() {
    let desk = Desk::new();
    let quiet = "Quiet Place,Please ask us,303-555-0101,,1,,,\n";
    let sheet = format!("{SHEET}{quiet}{}", quiet.replace("0101", "0199"));
    let summary = desk.import(&ours, "sheet.csv", &sheet).unwrap();
    assert_eq!((summary.written, summary.repeats), (4, 1), "{summary}");
    let ids: HashSet<_> = desk
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    assert_eq!(ids.len(), 4);
}

#[test]
fn what_one_list_hides_no_other_tells() {
    let desk = Desk::new();
    desk.import(&ours, "sheet.csv", SHEET).unwrap();
    let header = "name1,name2,street1,city,state,zip,phone,type_facility";
    let list = format!(
        "{header}\nThe Quiet Place,,9 Secret Road,Denver,CO,80204,303-555-0101,SA\n\
         Another Office,,10 Main Street,Denver,CO,80204,303-555-0101,SA\n\
         Quiet Place Las Vegas,,11 Main Street,Las Vegas,NV,89101,303-555-0101,SA\n"
    );
    desk.import(&samhsa::import, "su-2023.csv", &list).unwrap();
    let listings = Catalogue::new(Vec::new(), desk.listings()).into_listings();
    let told: Vec<_> = listings
        .iter()
        .filter_map(|l| l.address.as_ref()?.street.as_deref())
        .collect();
    assert!(!told.contains(&"9 Secret Road"), "{told:?}");
    assert!(told.contains(&"10 Main Street"), "{told:?}");
    assert!(told.contains(&"11 Main Street"), "another state: {told:?}");
    let hidden: Vec<_> = listings.iter().filter(|l| l.confidential).collect();
    assert_eq!(hidden.len(), 2);
    let colorado = Some(ServiceArea::States(vec!["CO".parse().unwrap()]));
    assert!(
        hidden.iter().all(|l| l.service_area == colorado),
        "{hidden:?}"
    );
}

#[test]
fn a_sheet_that_fits_no_mapping_says_so() {
    let desk = Desk::new();
    let error = desk
        .import(&own, "sheet.csv", SHEET)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("no mapping fits") && error.contains("Where"),
        "{error}"
    );
    let error = desk
        .import(&ours, "other.csv", "Name,Phone\na,b\n")
        .unwrap_err()
        .to_string();
    assert!(error.contains("\"Where\" is missing"), "{error}");
    assert_eq!(desk.text(), "");
}

#[test]
fn colorados_directory_is_read_whole_and_keeps_its_secrets() {
    let Some(path) = shared("colorado-ladders/ladders.csv") else {
        return;
    };
    let desk = Desk::new();
    let summary = desk.import_file(&own, &path).unwrap();
    println!("{summary}");
    assert_eq!(summary.read, 729);
    assert!(summary.rejected.len() < 40, "{summary}");
    assert!(summary.unknown_codes.is_empty(), "{summary}");
    let listings = Catalogue::new(Vec::new(), data::read(&desk.data()).unwrap()).into_listings();
    let hidden: Vec<_> = listings
        .iter()
        .filter(|listing| listing.confidential)
        .collect();
    assert!((10..=13).contains(&hidden.len()));
    assert!(
        hidden
            .iter()
            .all(|listing| listing.address.is_none() && listing.coordinates.is_none())
    );
    assert!(
        listings
            .iter()
            .filter(|listing| listing.hours.is_some())
            .count()
            > 600
    );
    assert!(
        listings
            .iter()
            .any(|listing| listing.hours == Some(Hours::Always))
    );
}

/// A sheet's own yes hides an address as a written one does.
#[test]
fn yes_and_days_of_a_spreadsheet_are_read() {
    let desk = Desk::new();
    let path = desk.folder.path().join("sheet.xlsx");
    let cells = [
        workbook::cell("A2", "Quiet Place"),
        workbook::cell("B2", "1 Invented St, Denver, CO 80204"),
        r#"<c r="C2"><v>3035550101</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" s="1"><v>45047.5</v></c>"#.into(),
    ];
    std::fs::write(&path, sheet(&cells.concat())).unwrap();
    desk.import_file(&ours, &path).unwrap();
    let listings = desk.listings();
    assert_eq!(listings.len(), 1);
    assert!(listings[0].confidential && listings[0].address.is_none());
    assert_eq!(listings[0].sources[0].date, jiff::civil::date(2023, 5, 1));
    assert_eq!(listings[0].phones[0].number.dial(), "+13035550101");
}

#[test]
fn the_smaller_lists_of_samhsa_import_by_either_name() {
    let otp = "ID,ADDRESS,CITY,STATE,POSTAL,Latitude,Longitude\n\
               Larkspur Clinic,1 Invented St,Denver,CO,80204-1234,39.7,-105.0\n";
    let points = "name1,name2,street1,street2,city,state,zip,zip4,county,latitude,longitude\n\
                  Larkspur Clinic,,1 Invented St,,Agawam,MA,1001,1465,Hampden,42.07,-72.62\n";
    for (file, text, list, need) in [
        ("otp-2021.csv", otp, "samhsa-otp", "methadone"),
        (
            "points-2020.csv",
            points,
            "findtreatment-points",
            "treatment",
        ),
    ] {
        let sheet: Import<'_> = &|path, options, progress| import(path, None, options, progress);
        for import in [&samhsa::import as Import<'_>, sheet] {
            let desk = Desk::new();
            let summary = desk.import(import, file, text).unwrap();
            assert_eq!(summary.list, list);
            let listings = desk.listings();
            assert!(keys(&listings[0], Facet::Need).contains(&need));
            assert_eq!(summary.located.file, 1);
        }
    }
}

#[test]
fn every_real_file_of_samhsa_imports() {
    for (file, most_rejected) in [
        ("samhsa/locator-mh-2020.csv", 0),
        ("samhsa/locator-su-2020-coordinates.csv", 40),
        ("samhsa/otp-2021.csv", 10),
    ] {
        let Some(path) = shared(file) else {
            return;
        };
        let desk = Desk::new();
        let summary = desk.import_file(&samhsa::import, &path).unwrap();
        let rejected = summary.rejected.len();
        assert!(
            rejected <= most_rejected,
            "{file}: {rejected} {:?}",
            summary.rejected.first()
        );
    }
}
