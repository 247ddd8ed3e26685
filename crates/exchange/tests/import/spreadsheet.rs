//! Spreadsheets and CSV files through a mapping.

use super::{
    Import, Sandbox,
    damaged::without_mapping,
    keys,
    made_files::{header_cells, text_cell, workbook_of},
};
use std::{collections::HashSet, path::Path};
use waymark_directory::{
    Catalogue, Facet,
    listing::{Hours, ServiceArea},
};
use waymark_exchange::import::{
    ColumnMapping, ImportError, ImportOptions, ImportSummary, Progress, import_samhsa,
    import_spreadsheet,
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
fn with_our_mapping(
    path: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let file = path.with_extension("toml");
    std::fs::write(&file, MAPPING).unwrap();
    let mapping = ColumnMapping::load(file.to_str().unwrap())?;
    import_spreadsheet(path, Some(mapping), options, progress)
}

/// A sheet with the columns of the mapping, and these cells in its second row.
fn sheet(cells: &str) -> Vec<u8> {
    let (header, _) = SHEET.split_once('\n').unwrap();
    workbook_of("Places", &(header_cells(header) + cells))
}

#[test]
fn a_sheet_is_read_by_its_mapping() {
    let sandbox = Sandbox::new();
    let summary = sandbox
        .import(&with_our_mapping, "sheet.csv", SHEET)
        .unwrap();
    assert_eq!((summary.read, summary.written), (5, 3), "{summary}");
    let reasons: Vec<_> = summary
        .rejected
        .iter()
        .map(|r| (r.row, r.reason.to_string()))
        .collect();
    assert_eq!(reasons[0], (4, "it is in a prison".to_owned()));
    assert!(
        reasons[1].1.contains("\"somewhere\" is not an address"),
        "{reasons:?}"
    );
    let faults: Vec<_> = summary
        .faults
        .iter()
        .map(|f| (f.row, f.reason.to_string()))
        .collect();
    assert_eq!(
        faults,
        [
            "\"none\" is not a phone number",
            "\"choices\" is not a web address",
            "\"8:00AM - 5:00AM\" on Monday could not be read as opening hours",
        ]
        .map(|reason| (5, reason.to_owned()))
    );
    assert_eq!(summary.unknown_codes.get("Pays: Beads"), Some(&1));
    let listings = sandbox.listings();
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
    let sandbox = Sandbox::new();
    let sheet = SHEET.replace("Please ask us", "\"99 Secret Road, Denver, CO 80299\"");
    sandbox
        .import(&with_our_mapping, "sheet.csv", &sheet)
        .unwrap();
    let quiet = &sandbox.listings()[1];
    assert!(quiet.confidential && quiet.address.is_none() && quiet.coordinates.is_none());
    assert!(!sandbox.text().contains("Secret Road"));
}

#[test]
fn hidden_places_of_the_same_name_differ_by_their_phones() {
    let sandbox = Sandbox::new();
    let quiet = "Quiet Place,Please ask us,303-555-0101,,1,,,\n";
    let sheet = format!("{SHEET}{quiet}{}", quiet.replace("0101", "0199"));
    let summary = sandbox
        .import(&with_our_mapping, "sheet.csv", &sheet)
        .unwrap();
    assert_eq!((summary.written, summary.repeats), (4, 1), "{summary}");
    let ids: HashSet<_> = sandbox
        .listings()
        .into_iter()
        .map(|listing| listing.id)
        .collect();
    assert_eq!(ids.len(), 4);
}

#[test]
fn a_place_hidden_by_one_list_is_hidden_in_every_other() {
    let sandbox = Sandbox::new();
    sandbox
        .import(&with_our_mapping, "sheet.csv", SHEET)
        .unwrap();
    let header = "name1,name2,street1,city,state,zip,phone,type_facility";
    let list = format!(
        "{header}\nThe Quiet Place,,9 Secret Road,Denver,CO,80204,303-555-0101,SA\n\
         Another Office,,10 Main Street,Denver,CO,80204,303-555-0101,SA\n\
         Quiet Place Las Vegas,,11 Main Street,Las Vegas,NV,89101,303-555-0101,SA\n"
    );
    sandbox
        .import(&import_samhsa, "su-2023.csv", &list)
        .unwrap();
    let listings = Catalogue::from_imported(sandbox.listings()).into_listings();
    let shown: Vec<_> = listings
        .iter()
        .filter_map(|l| l.address.as_ref()?.street.as_deref())
        .collect();
    assert!(!shown.contains(&"9 Secret Road"), "{shown:?}");
    assert!(shown.contains(&"10 Main Street"), "{shown:?}");
    assert!(
        shown.contains(&"11 Main Street"),
        "another state: {shown:?}"
    );
    let hidden: Vec<_> = listings.iter().filter(|l| l.confidential).collect();
    assert_eq!(hidden.len(), 2);
    let colorado = Some(ServiceArea::States(vec!["CO".parse().unwrap()]));
    assert!(
        hidden.iter().all(|l| l.service_area == colorado),
        "{hidden:?}"
    );
}

#[test]
fn a_sheet_without_a_fitting_mapping_is_refused() {
    let sandbox = Sandbox::new();
    let error = sandbox
        .import(&without_mapping, "sheet.csv", SHEET)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("no mapping fits") && error.contains("Where"),
        "{error}"
    );
    let error = sandbox
        .import(&with_our_mapping, "other.csv", "Name,Phone\na,b\n")
        .unwrap_err()
        .to_string();
    assert!(error.contains("\"Where\" is missing"), "{error}");
    assert_eq!(sandbox.text(), "");
}

/// A TRUE of the spreadsheet hides an address just like the word "yes".
#[test]
fn booleans_and_dates_of_a_spreadsheet_are_read() {
    let sandbox = Sandbox::new();
    let cells = [
        text_cell("A2", "Quiet Place"),
        text_cell("B2", "1 Invented St, Denver, CO 80204"),
        r#"<c r="C2"><v>3035550101</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" s="1"><v>45047.5</v></c>"#.into(),
    ];
    sandbox
        .import(&with_our_mapping, "sheet.xlsx", sheet(&cells.concat()))
        .unwrap();
    let listings = sandbox.listings();
    assert_eq!(listings.len(), 1);
    assert!(listings[0].confidential && listings[0].address.is_none());
    assert_eq!(listings[0].sources[0].date, jiff::civil::date(2023, 5, 1));
    assert_eq!(listings[0].phones[0].number.dial(), "+13035550101");
}

#[test]
fn the_smaller_lists_of_samhsa_import_with_either_command() {
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
        let imports: [Import<'_>; 2] = [&import_samhsa, &without_mapping];
        for import in imports {
            let sandbox = Sandbox::new();
            let summary = sandbox.import(import, file, text).unwrap();
            assert_eq!(summary.list, list);
            let listings = sandbox.listings();
            assert!(keys(&listings[0], Facet::Need).contains(&need));
            assert_eq!(summary.located.file, 1);
        }
    }
}
