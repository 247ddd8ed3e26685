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
    text::text,
};
use leptos::prelude::*;

/// `/help-now`
#[component]
pub fn HelpNow() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let lines = in_order(directory().crisis_lines()).into_iter();
    let situations = [
        ("overdose", text!(lang, now.overdose)),
        ("suicide", text!(lang, now.suicide)),
        ("use", text!(lang, now.craving)),
        ("hurt", text!(lang, now.hurt)),
        ("shelter", text!(lang, now.shelter)),
        ("worried", text!(lang, now.worried)),
    ];
    view! {
        <Document title=text!(lang, now.title) description=text!(lang, now.description) frame=Frame::CrisisPage>
            <div class="wrap prose">
                <div class="now-top wide">
                    <div>
                        <h1>{text!(lang, now.title)}</h1>
                        <p class="lead">{text!(lang, now.lead)}</p>
                        <Buttons988 />
                    </div>
                    <div class="notice urgent">
                        <h2>{text!(lang, now.danger)}</h2>
                        <p>{text!(lang, now.danger_text)}</p>
                        <p class="buttons big">
                            <a class="button clay" href="tel:911"><Icon name=IconName::Phone />{text!(lang, strip.call_911)}</a>
                        </p>
                        <p class="screen"><a href="#overdose">{text!(lang, now.overdose_short)}</a></p>
                    </div>
                    <nav class="screen" aria-labelledby="which">
                        <h2 class="blaze" id="which">{text!(lang, now.which)}</h2>
                        <ul class="situations">
                            {situations
                                .into_iter()
                                .map(|(id, name)| view! { <li><a class="button" href=format!("#{id}")>{name}</a></li> })
                                .collect_view()}
                        </ul>
                    </nav>
                </div>
                <div class="dangers wide"><Situations /></div>
                <h2 class="blaze">{text!(lang, now.for_you)}</h2>
                <ul>
                    <li>{text!(lang, now.spanish)}</li>
                    <li>{text!(lang, now.deaf)}</li>
                    <li>{text!(lang, now.veterans)}</li>
                    <li>{text!(lang, now.more_lines)}</li>
                </ul>
                <h2 class="blaze">{text!(lang, now.say)}</h2>
                <ul class="sayings">
                    <li>{text!(lang, now.say_1)}</li>
                    <li>{text!(lang, now.say_2)}</li>
                    <li>{text!(lang, now.say_3)}</li>
                </ul>
                <p>{text!(lang, now.say_4)}</p>
                <h2 class="blaze" id="talk">{text!(lang, now.talk)}</h2>
                <ul class="lines wide">{lines.map(|line| view! { <CallLine listing=line /> }).collect_view()}</ul>
                <WalletCard />
                <h2 class="blaze screen">{text!(lang, now.find)}</h2>
                <p class="screen">
                    <a href=here.to("/")>{text!(lang, now.find_link)}</a>
                </p>
                <p class="small soft">{text!(lang, now.sources)}</p>
            </div>
        </Document>
    }
}

#[component]
fn Buttons988() -> impl IntoView {
    let lang = here().lang;
    view! {
        <p class="buttons big">
            <a class="button main" href="tel:988"><Icon name=IconName::Phone />{text!(lang, strip.call_988)}</a>
            <a class="button main" href="sms:988"><Icon name=IconName::Text />{text!(lang, strip.text_988)}</a>
        </p>
    }
}

/// What to do in each situation.
#[component]
fn Situations() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    let link = |path: &str, words: &'static str| view! { <p class="screen"><a href=here.to(path)>{words}</a></p> };
    view! {
        <section class="situation" id="overdose" aria-labelledby="overdose-h">
            <h2 id="overdose-h">{text!(lang, now.overdose)}</h2>
            <OverdoseSteps />
            <p>{text!(lang, now.overdose_law)}</p>
            {link("/guides/overdose-and-naloxone", text!(lang, now.overdose_more))}
        </section>
        <section class="situation" id="suicide" aria-labelledby="suicide-h">
            <h2 id="suicide-h">{text!(lang, now.suicide)}</h2>
            <p>{text!(lang, now.suicide_text)}</p>
            <Buttons988 />
            {link("/plans", text!(lang, now.suicide_plan))}
        </section>
        <section class="situation" id="use" aria-labelledby="use-h">
            <h2 id="use-h">{text!(lang, now.craving)}</h2>
            <p>{text!(lang, now.use_text)}</p>
            <ol>
                <li>{text!(lang, now.use_1)}</li>
                <li>{text!(lang, now.use_2)}</li>
                <li>{text!(lang, now.use_3)}</li>
                <li>{text!(lang, now.use_4)}</li>
            </ol>
            {link("/search?need=overdose-line", text!(lang, now.use_line))}
            {link("/guides/coping-with-cravings", text!(lang, now.use_more))}
        </section>
        <section class="situation" id="hurt" aria-labelledby="hurt-h">
            <h2 id="hurt-h">{text!(lang, now.hurt)}</h2>
            <p>{text!(lang, now.hurt_text)}</p>
            <LineButton id="domestic-violence-hotline" />
            {link("/search?need=domestic-violence", text!(lang, now.hurt_more))}
        </section>
        <section class="situation" id="shelter" aria-labelledby="shelter-h">
            <h2 id="shelter-h">{text!(lang, now.shelter)}</h2>
            <p>{text!(lang, now.shelter_text)}</p>
            <LineButton id="211" />
            {link("/guides/safe-tonight", text!(lang, now.shelter_more))}
            {link("/search?need=emergency-shelter", text!(lang, now.shelter_find))}
        </section>
        <section class="situation" id="worried" aria-labelledby="worried-h">
            <h2 id="worried-h">{text!(lang, now.worried)}</h2>
            <p>{text!(lang, now.worried_text)}</p>
            <Buttons988 />
            {link("/guides/family-and-friends", text!(lang, now.worried_more))}
        </section>
    }
}

/// Numbers to print and carry in a wallet.
#[component]
fn WalletCard() -> impl IntoView {
    let lang = here().lang;
    let rows = [
        ("911", text!(lang, now.card_911)),
        ("988", text!(lang, now.card_988)),
        ("211", text!(lang, now.card_211)),
    ];
    view! {
        <h2 class="blaze screen">{text!(lang, now.card)}</h2>
        <p class="screen">{text!(lang, now.card_text)}</p>
        <div class="card">
            <dl>
                {rows
                    .into_iter()
                    .map(|(number, what)| view! { <div><dt>{number}</dt><dd>{what}</dd></div> })
                    .collect_view()}
            </dl>
            <Blank label=text!(lang, now.card_mine) />
            <Blank label=text!(lang, now.card_safe) />
        </div>
        <PrintButton label=text!(lang, now.card_print).to_owned() />
    }
}
