//! Tells cargo which files the library embeds: the derive cannot see that one was added.

fn main() {
    println!("cargo:rerun-if-changed=../content/listings");
}
