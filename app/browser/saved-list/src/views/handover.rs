//! Ways to hand a list over: a link, a QR code, a message, paper, contacts. All are made here; none goes through the
//! server.

use crate::{
    places::Places,
    texts::{Texts, fill, texts},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use waymark_kit::{components::Button, file::download_file, print_page};
use waymark_saved_list::{
    List, link,
    message::{mailto_link, sms_link, write_message},
    qr::encode_qr,
    vcard::write_vcards,
};
use web_sys::ShareData;

#[component]
pub fn Handover(list: Signal<List>) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    let address = Memo::new(move |_| address_of(&list.read()));
    let outcome = RwSignal::new("");
    let subject = move || list.read().title_or(t.subject()).to_owned();
    let message =
        move || write_message(&list.read(), &places.of_list(&list.read()), &address.read());
    let length = move || address.read().len();
    let plain = move || plain_address(&list.read());
    view! {
        <section class="handover" aria-labelledby="handover">
            <h2 id="handover" class="screen">{t.share()}</h2>
            <p class="screen">{t.share_lead()}</p>
            <div class="field screen">
                <label for="list-link">{t.link()}</label>
                <input id="list-link" readonly prop:value=address />
            </div>
            <p class="notice screen" hidden=move || length() <= link::MAX_LINK>
                {move || fill(t.long_link(), "{n}", length())}
            </p>
            <p class="buttons screen">
                <Button
                    label=t.copy()
                    press=move |()| copy_text(address.get_untracked(), outcome, t)
                    class="button main"
                />
                {can_share().then(|| view! { <Button label=t.sheet() press=move |()| share_text(&subject(), &message()) /> })}
                <a class="button" href=move || sms_link(&message())>{t.sms()}</a>
                <a class="button" href=move || mailto_link(&subject(), &message())>{t.mail()}</a>
                <Button label=t.print() press=|()| print_page() />
                <Button label=t.contacts() press=move |()| download_contacts(&list.read_untracked(), places) />
            </p>
            <p class="soft screen" role="status">{move || outcome.get()}</p>
            <p class="soft small screen">{t.contacts_hint()}</p>
            <QrFigure list=list address=address />
            <details class="screen">
                <summary>{t.plain()}</summary>
                <p>{t.plain_text()}</p>
                <p class="long-link"><a href=plain>{plain}</a></p>
            </details>
        </section>
    }
}

/// The link as a QR code; without the notes if the code would be too fine with them.
#[component]
fn QrFigure(list: Signal<List>, address: Memo<String>) -> impl IntoView {
    let t = texts();
    move || {
        let with_notes = encode_qr(&address.read()).map(|code| (code, t.qr_text()));
        let without_notes = || {
            let code = encode_qr(&address_of(&list.read().without_notes()))?;
            Some((code, t.qr_no_notes()))
        };
        let Some((code, caption)) = with_notes.or_else(without_notes) else {
            return view! { <p class="soft screen">{t.qr_too_long()}</p> }.into_any();
        };
        view! {
            <figure class="qr">
                <svg
                    viewBox=format!("0 0 {0} {0}", code.size)
                    role="img"
                    aria-label=t.qr()
                    shape-rendering="crispEdges"
                >
                    <path d=code.path></path>
                </svg>
                <figcaption>{caption}</figcaption>
            </figure>
        }
        .into_any()
    }
}

fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// This page's full address, in its language, without a fragment.
fn page_address() -> String {
    origin() + &window().location().pathname().unwrap_or_default()
}

fn address_of(list: &List) -> String {
    format!("{}#{}", page_address(), link::write_fragment(list))
}

/// A link that names only ids, for browsers without JavaScript.
fn plain_address(list: &List) -> String {
    let ids = list.places().iter().map(|saved| format!("id={}", saved.id));
    format!("{}?{}", page_address(), ids.collect::<Vec<_>>().join("&"))
}

fn copy_text(text: String, outcome: RwSignal<&'static str>, t: Texts) {
    let copied = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        let copied = JsFuture::from(copied).await;
        outcome.set(if copied.is_ok() {
            t.copied()
        } else {
            t.not_copied()
        });
    });
}

fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's share sheet; the person may close it again.
fn share_text(title: &str, text: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move { drop(JsFuture::from(shared).await) });
}

/// Downloads the open places as contacts.
fn download_contacts(list: &List, places: Places) {
    let known = places.of_list(list);
    let contacts = list.places().iter().zip(&known);
    let contacts = contacts.filter_map(|(saved, place)| Some((place.as_ref()?, &*saved.note)));
    let contacts = contacts.filter(|(place, _)| place.is_open());
    let cards = write_vcards(contacts, |path| origin() + path);
    spawn_local(async move { download_file("places.vcf", "text/vcard", &cards).await });
}
