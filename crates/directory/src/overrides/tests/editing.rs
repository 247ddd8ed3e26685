//! Adding overrides to a file that people also edit by hand.

use super::*;

fn write(data: &Path, id: &str, change: &Override) -> Result<(), DataError> {
    let folder = LockedDataFolder::lock(data)?;
    write_override(&folder, &id.parse().unwrap(), change)
}

fn write_house(data: &Path, change: &Override) -> String {
    write(data, "house", change).unwrap();
    fs::read_to_string(overrides_path(data)).unwrap()
}

fn closed() -> Override {
    Override {
        status: Some(Status::Closed),
        on: date(2026, 11, 25),
        note: Some("they told us".into()),
        ..Override::default()
    }
}

#[test]
fn a_new_file_has_a_heading_and_can_be_read() {
    let data = tempdir().unwrap();
    let address = house("").address;
    let change = Override {
        phones: Some(house("").phones),
        address,
        how: Some(CheckMethod::Website),
        ..closed()
    };
    let text = write_house(data.path(), &change);
    assert!(text.starts_with("# Corrections"), "{text}");
    assert!(text.contains("by hand.\n\n[house]\n"), "{text}");
    assert!(text.contains("on = 2026-11-25\n"), "{text}");
    let Overrides(read) = read_overrides(data.path()).unwrap();
    assert_eq!(read, [("house".parse().unwrap(), change)]);
}

#[test]
fn hand_written_text_is_kept() {
    let twin = "# Ask Ana before changing this.\n[twin]\nstatus = \"closed\" # seen on a visit\non = 2026-01-01\n";
    let house = "\n[house]\nwebsite = \"https://new.example/\"\non = 2026-02-02\nnote = \"old\"\n# The end.\n";
    let data = folder(&format!("{twin}{house}"), &[]);
    let text = write_house(data.path(), &closed());
    assert!(
        text.starts_with(twin) && text.contains("# The end.\n"),
        "{text}"
    );
    let Overrides(read) = read_overrides(data.path()).unwrap();
    let expected = Override {
        website: Some("https://new.example/".into()),
        ..closed()
    };
    assert_eq!(read[1], ("house".parse().unwrap(), expected), "{text}");
}

#[test]
fn hiding_a_place_removes_its_address_from_the_file() {
    let address = r#"address = { city = "Denver", state = "CO" }"#;
    let data = folder(&format!("[house]\n{address}\non = 2026-02-02\n"), &[]);
    let change = Override {
        confidential: true,
        on: date(2026, 11, 25),
        ..Override::default()
    };
    let text = write_house(data.path(), &change);
    assert!(!text.contains("Denver"), "{text}");
}

#[test]
fn two_reviewers_at_once_do_not_overwrite_each_other() {
    let data = tempdir().unwrap();
    thread::scope(|reviewers| {
        for number in 0..8 {
            let data = data.path();
            reviewers.spawn(move || write(data, &format!("place-{number}"), &closed()));
        }
    });
    assert_eq!(read_overrides(data.path()).unwrap().0.len(), 8);
}

#[test]
fn a_file_with_faults_is_left_unchanged() {
    let data = folder("[house\n", &[]);
    assert!(write(data.path(), "house", &closed()).is_err());
    assert_eq!(
        fs::read_to_string(overrides_path(data.path())).unwrap(),
        "[house\n"
    );
}
