//! Days that are counted, and what comes after a return to use.

use super::form::{Area, Line, take};
use crate::{
    browser,
    session::Session,
    texts::{Language, texts},
};
use jiff::civil::Date;
use leptos::prelude::*;
use waymark_vault::{
    Record,
    count::{Count, Milestone, Return},
    plan::Contact,
    seal::RecordId,
};

/// The view of counted days.
#[component]
pub fn Days() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let ids = Memo::new(move |_| {
        session.vault.with(|vault| {
            let counts = vault.kept::<Count>();
            counts.map(|(id, _)| id).collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || ids.get() key=|id| *id let:id>
            <OneCount id=id />
        </For>
        <NewCount />
        <p class="soft">{texts.say(|t| &t.days_kept)}</p>
    }
}

/// The figures of a count.
#[component]
pub fn Tile(count: Count) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let today = session.today();
    let figures = count.figures(today);
    let milestone = count
        .milestone(today)
        .map(|milestone| length(milestone, texts));
    let next = count.next_milestone(today).map(|next| {
        let (what, days) = (length(next.milestone, texts), days(next.in_days, texts));
        texts
            .fill(|t| &t.next_milestone, "{what}", what)
            .replace("{days}", &days)
    });
    view! {
        <div class="tile">
            <h3>{count.what.to_string()}</h3>
            <p class="big-number">{days(figures.current, texts)}</p>
            {milestone.map(|what| view! { <p class="glad">{texts.fill(|t| &t.milestone, "{what}", &what)}</p> })}
            <dl>
                <div>
                    <dt>{texts.say(|t| &t.total)}</dt>
                    <dd>{days(figures.total, texts)}</dd>
                </div>
                <div>
                    <dt>{texts.say(|t| &t.best)}</dt>
                    <dd>{days(figures.best, texts)}</dd>
                </div>
            </dl>
            {next.map(|next| view! { <p class="soft">{next}</p> })}
        </div>
    }
}

fn days(number: i64, texts: Language) -> String {
    texts.count(number, |t| &t.one_day, |t| &t.n_days)
}

fn length(milestone: Milestone, texts: Language) -> String {
    match milestone {
        Milestone::Days(number) => days(number.into(), texts),
        Milestone::Months(number) => texts.count(number.into(), |t| &t.one_month, |t| &t.n_months),
        Milestone::Years(number) => texts.count(number.into(), |t| &t.one_year, |t| &t.n_years),
    }
}

#[component]
fn OneCount(id: RecordId) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let count = session.record::<Count>(id);
    let returns = RwSignal::new(false);
    view! {
        <section class="panel">
            {move || count.get().map(|count| view! { <Tile count=count /> })}
            <Show when=move || !returns.get() fallback=move || view! { <AfterReturn id=id close=returns /> }>
                <p class="buttons">
                    <button type="button" class="button" on:click=move |_| returns.set(true)>
                        {texts.say(|t| &t.i_used)}
                    </button>
                    <button type="button" class="button" on:click=move |_| session.remove(id)>
                        {texts.say(|t| &t.remove)}
                    </button>
                </p>
            </Show>
            {move || count.get().map(|count| view! { <Told count=count /> })}
        </section>
    }
}

/// What was written about returns to use.
#[component]
fn Told(count: Count) -> impl IntoView {
    let texts = texts();
    let lang = texts.say(|t| &t.lang);
    if count.returns.is_empty() {
        return ().into_any();
    }
    let told = count.returns.iter().rev().map(|(day, told)| {
        let lines = [&told.what_happened, &told.what_helped, &told.next_step];
        let lines = lines
            .into_iter()
            .flatten()
            .map(|words| view! { <p>{words.to_string()}</p> });
        view! {
            <li>
                <b>{browser::day_in_words(*day, &lang)}</b>
                {lines.collect_view()}
            </li>
        }
    });
    let told = told.collect_view();
    view! {
        <details>
            <summary>{texts.say(|t| &t.what_i_learned)}</summary>
            <ul class="told">{told}</ul>
        </details>
    }
    .into_any()
}

/// A kind word, three questions, and whom to call.
#[component]
fn AfterReturn(id: RecordId, close: RwSignal<bool>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let day = RwSignal::new(session.today().to_string());
    let [happened, helped, next] = [(); 3].map(|()| RwSignal::new(String::new()));
    let contacts = move || {
        session.vault.with(|vault| {
            let contacts = vault.kept::<Contact>();
            let contacts = contacts
                .filter_map(|(_, contact)| Some((contact.name.to_string(), contact.dial()?)));
            contacts.collect::<Vec<_>>()
        })
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(day) = day.get_untracked().parse::<Date>() else {
            return;
        };
        let told = Return {
            what_happened: take(happened),
            what_helped: take(helped),
            next_step: take(next),
        };
        session.change(id, |count: &mut Count| count.note_return(day, told));
        close.set(false);
    };
    view! {
        <form class="stack notice" on:submit=save>
            <p class="lead">{texts.say(|t| &t.return_kind)}</p>
            <p>
                <strong>{texts.say(|t| &t.tolerance)}</strong>
            </p>
            <p class="buttons">
                {move || {
                    contacts()
                        .into_iter()
                        .map(|(name, number)| view! { <a class="button" href=format!("tel:{number}")>{name}</a> })
                        .collect_view()
                }}
                <a class="button" href="tel:988">{texts.say(|t| &t.call_988)}</a>
            </p>
            <Line label=texts.say(|t| &t.return_day) value=day kind="date" />
            <Area label=texts.say(|t| &t.return_happened) value=happened />
            <Area label=texts.say(|t| &t.return_helped) value=helped />
            <Area label=texts.say(|t| &t.return_next) value=next />
            <p class="soft">{texts.say(|t| &t.all_optional)}</p>
            <p class="buttons">
                <button class="button main">{texts.say(|t| &t.save)}</button>
                <button type="button" class="button" on:click=move |_| close.set(false)>
                    {texts.say(|t| &t.not_now)}
                </button>
            </p>
        </form>
    }
}

#[component]
fn NewCount() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let what = RwSignal::new(String::new());
    let began = RwSignal::new(session.today().to_string());
    let first_day = RwSignal::new(false);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(began) = began.get_untracked().parse::<Date>() else {
            return;
        };
        if let Some(what) = take(what) {
            session.make(Record::Count(Count {
                what,
                began,
                first_day_counts: first_day.get_untracked(),
                returns: [].into(),
            }));
        }
    };
    view! {
        <form class="panel stack" on:submit=add>
            <h2>{texts.say(|t| &t.new_count)}</h2>
            <Line label=texts.say(|t| &t.count_what) value=what />
            <Line label=texts.say(|t| &t.count_began) value=began kind="date" />
            <label>
                <input
                    type="checkbox"
                    prop:checked=first_day
                    on:change:target=move |event| first_day.set(event.target().checked())
                />
                {texts.say(|t| &t.first_day_counts)}
            </label>
            <button class="button main">{texts.say(|t| &t.count_these)}</button>
        </form>
    }
}
