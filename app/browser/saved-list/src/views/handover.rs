//! Ways to hand a list over. Each is made here; none goes through the server.

use crate::{
    places::Places,
    texts::{fill, texts},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use waymark_kit::components::Button;
use waymark_saved_list::{List, link, message, qr, vcard};
use web_sys::ShareData;

/// A link and its picture, a text, a mail, paper, contacts.
#[component]
pub fn Handover(list: Signal<List>) -> impl IntoView {
    let t = texts();
    let places = expect_context::<Places>();
    let address = Memo::new(move |_| address_of(&list.read()));
    let told = RwSignal::new("");
    let words = move || message::text(&list.read(), &places.of(&list.read()), &address.read());
    let subject = move || {
        let list = list.read();
        let title = list.title().trim();
        if title.is_empty() { t.subject() } else { title }.to_owned()
    };
    let copy = move |()| copy(address.get_untracked(), told, (t.copied(), t.not_copied()));
    let sheet = move |()| share(&subject(), &words());
    let contacts = move |()| {
        let list = list.get_untracked();
        let known = places.of(&list);
        let open = list.places().iter().zip(&known);
        let open = open.filter_map(|(saved, place)| Some((place.as_ref()?, &*saved.note)));
        let cards = vcard::cards(open.filter(|(place, _)| place.is_open()), |path| {
            origin() + path
        });
        spawn_local(async move {
            waymark_kit::file::download_file("places.vcf", "text/vcard", &cards).await
        });
    };
    let is_long = move || address.read().len() > link::MAX_LINK;
    let too_long = move || fill(t.long_link(), "{n}", address.read().len());
    view! {
        <section class="handover" aria-labelledby="handover">
            <h2 id="handover" class="screen">{t.share()}</h2>
            <p class="screen">{t.share_lead()}</p>
            <div class="field screen">
                <label for="list-link">{t.link()}</label>
                <input id="list-link" readonly prop:value=address />
            </div>
            <p class="notice screen" hidden=move || !is_long()>{too_long}</p>
            <p class="buttons screen">
                <Button label=t.copy() press=copy class="button main" />
                {can_share().then(|| view! { <Button label=t.sheet() press=sheet /> })}
                <a class="button" href=move || message::sms(&words())>{t.sms()}</a>
                <a class="button" href=move || message::mailto(&subject(), &words())>{t.mail()}</a>
                <Button label=t.print() press=|()| waymark_kit::print_page() />
                <Button label=t.contacts() press=contacts />
            </p>
            <p class="soft screen" role="status">{move || told.get()}</p>
            <p class="soft small screen">{t.contacts_hint()}</p>
            <Picture list=list address=address />
            <details class="screen">
                <summary>{t.plain()}</summary>
                <p>{t.plain_text()}</p>
                <p class="long-link"><a href=move || plain_address(&list.read())>{move || plain_address(&list.read())}</a></p>
            </details>
        </section>
    }
}

/// The link as a picture; without notes where it would be too fine with them.
#[component]
fn Picture(list: Signal<List>, address: Memo<String>) -> impl IntoView {
    let t = texts();
    move || {
        let whole = qr::code(&address.read()).map(|code| (code, t.qr_text()));
        let bare = || {
            Some((
                qr::code(&address_of(&list.read().without_notes()))?,
                t.qr_no_notes(),
            ))
        };
        let Some((code, text)) = whole.or_else(bare) else {
            return view! { <p class="soft screen">{t.qr_too_long()}</p> }.into_any();
        };
        let view_box = format!("0 0 {0} {0}", code.size);
        view! {
            <figure class="qr">
                <svg viewBox=view_box role="img" aria-label=t.qr() shape-rendering="crispEdges">
                    <path d=code.path></path>
                </svg>
                <figcaption>{text}</figcaption>
            </figure>
        }
        .into_any()
    }
}

fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// This page's address, in its language.
fn page() -> String {
    origin() + &window().location().pathname().unwrap_or_default()
}

fn address_of(list: &List) -> String {
    format!("{}#{}", page(), link::write(list))
}

/// A link with ids alone, for browsers without scripts.
fn plain_address(list: &List) -> String {
    let ids = list.places().iter().map(|saved| format!("id={}", saved.id));
    format!("{}?{}", page(), ids.collect::<Vec<_>>().join("&"))
}

fn copy(text: String, told: RwSignal<&'static str>, (done, failed): (&'static str, &'static str)) {
    let copied = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        let done = JsFuture::from(copied).await.map(|_| done);
        told.set(done.unwrap_or(failed));
    });
}

fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's own way to share; the person may close it again.
fn share(title: &str, text: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move { drop(JsFuture::from(shared).await) });
}
