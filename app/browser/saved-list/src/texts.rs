//! The interface texts of the list, which the page hands over.

pub use waymark_kit::texts::{count, fill};

waymark_kit::texts! {
    lang title private name_label name_hint empty empty_text find one_place n_places
    loading no_connection try_again not_kept not_ours
    closed paused unknown call text site note note_hint up down remove about
    moved removed cleared added added_full undo clear
    share share_lead link copy copied not_copied long_link sheet sms mail subject print contacts contacts_hint
    plain plain_text qr qr_text qr_no_notes qr_too_long
    shared shared_lead keep see_mine damaged damaged_text newer newer_text
}
