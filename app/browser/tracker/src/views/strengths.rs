//! Strengths: what a person can build on, by BARC-10, and how the sum changes over time.
//!
//! The ten statements are by Vilsaint et al. 2017, as the `PhenX` Toolkit prints them (protocol 590502, free to use).

use super::form::{Alert, Form, Panel, Radios, reactive};
use crate::{
    browser,
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_vault::self_check::{SelfCheck, trend};

const SOURCE: &str = "https://www.phenxtoolkit.org/protocols/view/590502";

#[component]
pub fn Strengths() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let answers = [(); 10].map(|()| RwSignal::new(None::<usize>));
    let fault = RwSignal::new("");
    let statements = [
        t.barc_1(),
        t.barc_2(),
        t.barc_3(),
        t.barc_4(),
        t.barc_5(),
        t.barc_6(),
        t.barc_7(),
        t.barc_8(),
        t.barc_9(),
        t.barc_10(),
    ];
    let statements = statements
        .into_iter()
        .zip(answers)
        .map(|(statement, answer)| {
            let names = vec![t.barc_least(), "2", "3", "4", "5", t.barc_most()];
            view! { <Radios legend=statement names=names chosen=answer /> }
        });
    let statements = statements.collect_view();
    let save = move |()| {
        let answered = answers.map(|answer| {
            let at = answer.get_untracked()? + 1;
            u8::try_from(at).ok()?.try_into().ok()
        });
        let answered: Option<Vec<_>> = answered.into_iter().collect();
        let Some(Ok(answered)) = answered.map(TryInto::try_into) else {
            fault.set(t.barc_missing());
            return;
        };
        fault.set("");
        session.add(SelfCheck {
            on: session.today(),
            answers: answered,
        });
        for answer in answers {
            answer.set(None);
        }
    };
    let sums = move || {
        let vault = session.vault.read();
        let sums = trend(vault.records().map(|(_, check)| check));
        let sums = sums.into_iter().rev().map(|(on, sum, change)| {
            let day = browser::day_in_words(on, t.lang());
            let change =
                change.map(|change| fill(t.barc_change(), "{change}", format!("{change:+}")));
            view! {
                <li>
                    <b>{fill(&fill(t.barc_sum(), "{day}", day), "{sum}", sum)}</b>
                    " "
                    {change}
                </li>
            }
        });
        sums.collect_view()
    };
    view! {
        <Panel heading=t.barc()>
            <p>{t.barc_lead()}</p>
            <ul class="told">{reactive(sums)}</ul>
            <Form submit=save>
                {statements}
                <Alert fault=fault />
                <button class="button main">{t.save()}</button>
            </Form>
            <p class="soft small">
                <a href=SOURCE rel="noreferrer">{t.barc_source()}</a>
            </p>
        </Panel>
    }
}
