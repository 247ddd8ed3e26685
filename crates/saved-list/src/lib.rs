//! A saved list: places that a person keeps on their device, and the forms in which they share them.
//!
//! - [`List`]: the places by id, in an order, each with a note, under a title;
//! - [`stored`]: the list as the browser stores it;
//! - [`link`]: the list as the fragment of a link, which browsers never send to a server;
//! - [`place`]: what the server says about a place;
//! - [`message`], [`vcard`], [`qr`]: the list as a message, as contacts, and its link as a QR code.

pub mod link;
mod list;
pub mod message;
pub mod place;
pub mod qr;
pub mod stored;
pub mod vcard;

pub use list::{List, MAX_NOTE, MAX_PLACES, MAX_TITLE, SavedPlace};
