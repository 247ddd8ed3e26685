//! What to do in a crisis, in as few words as possible: what is happening, and whom to call.

use crate::{
    components::{
        buttons::LineButton,
        call_line::{CallLine, in_order},
        crisis::OverdoseSteps,
        directory, here,
        icon::{Icon, IconName},
        worksheet::Blank,
    },
    document::{Document, Frame},
    islands::PrintButton,
    text::td_string,
};
use leptos::prelude::*;

/// `/help-now`
#[component]
pub fn HelpNow() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let lines = in_order(directory().crisis_lines()).into_iter();
    let situations = [
        ("overdose", td_string!(l, now.overdose)),
        ("suicide", td_string!(l, now.suicide)),
        ("use", td_string!(l, now.craving)),
        ("hurt", td_string!(l, now.hurt)),
        ("shelter", td_string!(l, now.shelter)),
        ("worried", td_string!(l, now.worried)),
    ];
    view! {
        <Document title=td_string!(l, now.title) description=td_string!(l, now.description) frame=Frame::CrisisPage>
            <div class="wrap prose">
                <div class="now-top wide">
                    <div>
                        <h1>{td_string!(l, now.title)}</h1>
                        <p class="lead">{td_string!(l, now.lead)}</p>
                        <Buttons988 />
                    </div>
                    <div class="notice urgent">
                        <h2>{td_string!(l, now.danger)}</h2>
                        <p>{td_string!(l, now.danger_text)}</p>
                        <p class="buttons big">
                            <a class="button clay" href="tel:911"><Icon name=IconName::Phone />{td_string!(l, strip.call_911)}</a>
                        </p>
                        <p class="screen"><a href="#overdose">{td_string!(l, now.overdose_short)}</a></p>
                    </div>
                    <nav class="screen" aria-labelledby="which">
                        <h2 class="blaze" id="which">{td_string!(l, now.which)}</h2>
                        <ul class="situations">
                            {situations
                                .into_iter()
                                .map(|(id, name)| view! { <li><a class="button" href=format!("#{id}")>{name}</a></li> })
                                .collect_view()}
                        </ul>
                    </nav>
                </div>
                <div class="dangers wide"><Situations /></div>
                <h2 class="blaze">{td_string!(l, now.for_you)}</h2>
                <ul>
                    <li>{td_string!(l, now.spanish)}</li>
                    <li>{td_string!(l, now.deaf)}</li>
                    <li>{td_string!(l, now.veterans)}</li>
                    <li>{td_string!(l, now.more_lines)}</li>
                </ul>
                <h2 class="blaze">{td_string!(l, now.say)}</h2>
                <ul class="sayings">
                    <li>{td_string!(l, now.say_1)}</li>
                    <li>{td_string!(l, now.say_2)}</li>
                    <li>{td_string!(l, now.say_3)}</li>
                </ul>
                <p>{td_string!(l, now.say_4)}</p>
                <h2 class="blaze" id="talk">{td_string!(l, now.talk)}</h2>
                <ul class="lines wide">{lines.map(|line| view! { <CallLine listing=line /> }).collect_view()}</ul>
                <WalletCard />
                <h2 class="blaze screen">{td_string!(l, now.find)}</h2>
                <p class="screen">
                    <a href=here.to("/")>{td_string!(l, now.find_link)}</a>
                </p>
                <p class="small soft">{td_string!(l, now.sources)}</p>
            </div>
        </Document>
    }
}

#[component]
fn Buttons988() -> impl IntoView {
    let l = here().locale();
    view! {
        <p class="buttons big">
            <a class="button main" href="tel:988"><Icon name=IconName::Phone />{td_string!(l, strip.call_988)}</a>
            <a class="button main" href="sms:988"><Icon name=IconName::Text />{td_string!(l, strip.text_988)}</a>
        </p>
    }
}

/// What to do in each situation.
#[component]
fn Situations() -> impl IntoView {
    let here = here();
    let l = here.locale();
    let link = |path: &str, words: &'static str| view! { <p class="screen"><a href=here.to(path)>{words}</a></p> };
    view! {
        <section class="situation" id="overdose" aria-labelledby="overdose-h">
            <h2 id="overdose-h">{td_string!(l, now.overdose)}</h2>
            <OverdoseSteps />
            <p>{td_string!(l, now.overdose_law)}</p>
            {link("/guides/overdose-and-naloxone", td_string!(l, now.overdose_more))}
        </section>
        <section class="situation" id="suicide" aria-labelledby="suicide-h">
            <h2 id="suicide-h">{td_string!(l, now.suicide)}</h2>
            <p>{td_string!(l, now.suicide_text)}</p>
            <Buttons988 />
            {link("/plans", td_string!(l, now.suicide_plan))}
        </section>
        <section class="situation" id="use" aria-labelledby="use-h">
            <h2 id="use-h">{td_string!(l, now.craving)}</h2>
            <p>{td_string!(l, now.use_text)}</p>
            <ol>
                <li>{td_string!(l, now.use_1)}</li>
                <li>{td_string!(l, now.use_2)}</li>
                <li>{td_string!(l, now.use_3)}</li>
                <li>{td_string!(l, now.use_4)}</li>
            </ol>
            {link("/search?need=overdose-line", td_string!(l, now.use_line))}
            {link("/guides/coping-with-cravings", td_string!(l, now.use_more))}
        </section>
        <section class="situation" id="hurt" aria-labelledby="hurt-h">
            <h2 id="hurt-h">{td_string!(l, now.hurt)}</h2>
            <p>{td_string!(l, now.hurt_text)}</p>
            <LineButton id="domestic-violence-hotline" />
            {link("/search?need=domestic-violence", td_string!(l, now.hurt_more))}
        </section>
        <section class="situation" id="shelter" aria-labelledby="shelter-h">
            <h2 id="shelter-h">{td_string!(l, now.shelter)}</h2>
            <p>{td_string!(l, now.shelter_text)}</p>
            <LineButton id="211" />
            {link("/guides/safe-tonight", td_string!(l, now.shelter_more))}
            {link("/search?need=emergency-shelter", td_string!(l, now.shelter_find))}
        </section>
        <section class="situation" id="worried" aria-labelledby="worried-h">
            <h2 id="worried-h">{td_string!(l, now.worried)}</h2>
            <p>{td_string!(l, now.worried_text)}</p>
            <Buttons988 />
            {link("/guides/family-and-friends", td_string!(l, now.worried_more))}
        </section>
    }
}

/// Numbers to print and carry in a wallet.
#[component]
fn WalletCard() -> impl IntoView {
    let l = here().locale();
    let rows = [
        ("911", td_string!(l, now.card_911)),
        ("988", td_string!(l, now.card_988)),
        ("211", td_string!(l, now.card_211)),
    ];
    view! {
        <h2 class="blaze screen">{td_string!(l, now.card)}</h2>
        <p class="screen">{td_string!(l, now.card_text)}</p>
        <div class="card">
            <dl>
                {rows
                    .into_iter()
                    .map(|(number, what)| view! { <div><dt>{number}</dt><dd>{what}</dd></div> })
                    .collect_view()}
            </dl>
            <Blank label=td_string!(l, now.card_mine) />
            <Blank label=td_string!(l, now.card_safe) />
        </div>
        <PrintButton label=td_string!(l, now.card_print).to_owned() />
    }
}
