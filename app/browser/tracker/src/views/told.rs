//! Records in words, for the journal and for what is handed over.

use super::{
    days::days,
    goals::{actions::rhythm_name, area_name},
};
use crate::{
    browser,
    texts::{Texts, count, fill},
};
use waymark_vault::{
    Record, Words,
    check_in::{CheckIn, UrgeSurf},
    count::Count,
    date::{Date, DateTime},
    goal::{Goal, State},
};

/// A record in words.
pub struct Told {
    /// What it is, or when it was.
    pub heading: String,
    /// What it says.
    pub lines: Vec<String>,
}

/// Puts a record into words; the settings have none.
pub fn told(record: &Record, t: Texts, today: Date) -> Option<Told> {
    let words = |heading: &Words, lines: Vec<String>| (heading.to_string(), lines);
    let strings = |lines: &[Words]| lines.iter().map(ToString::to_string).collect();
    let (heading, lines) = match record {
        Record::Settings(_) => return None,
        Record::Goal(goal) => words(&goal.words, of_goal(goal, t)),
        Record::Count(count) => words(&count.what, of_count(count, t, today)),
        Record::CheckIn(check_in) => (moment(check_in.at, t), of_check_in(check_in, t)),
        Record::UrgeSurf(surf) => (moment(surf.at, t), of_surf(surf, t)),
        Record::Trigger(trigger) => words(&trigger.words, strings(&trigger.helps)),
        Record::Contact(contact) => {
            let lines = [&contact.phone, &contact.note].into_iter().flatten();
            words(&contact.name, lines.map(ToString::to_string).collect())
        }
        Record::Journal(page) => {
            let day = browser::day_in_words(page.on, t.lang());
            (day, vec![page.words.to_string()])
        }
        Record::PreventionPlan(plan) => (
            t.prevention_plan().to_owned(),
            sections(&prevention_steps(t), &plan.sections()),
        ),
        Record::SafetyPlan(plan) => (
            t.safety_plan().to_owned(),
            sections(&safety_steps(t), &plan.steps()),
        ),
        Record::SelfCheck(check) => {
            let day = browser::day_in_words(check.on, t.lang());
            let sum = fill(&fill(t.barc_sum(), "{day}", day), "{sum}", check.sum());
            (t.barc().to_owned(), vec![sum])
        }
    };
    Some(Told { heading, lines })
}

/// The moods from the lowest.
pub fn moods(t: Texts) -> [&'static str; 5] {
    [t.mood_1(), t.mood_2(), t.mood_3(), t.mood_4(), t.mood_5()]
}

/// Hungry, angry, lonely, tired.
pub fn halts(t: Texts) -> [&'static str; 4] {
    [t.hungry(), t.angry(), t.lonely(), t.tired()]
}

/// The headings of [`SafetyPlan::steps`].
pub fn safety_steps(t: Texts) -> [&'static str; 6] {
    [
        t.safety_1(),
        t.safety_2(),
        t.safety_3(),
        t.safety_4(),
        t.safety_5(),
        t.safety_6(),
    ]
}

/// The headings of [`PreventionPlan::sections`].
pub fn prevention_steps(t: Texts) -> [&'static str; 5] {
    [t.stay_1(), t.stay_2(), t.stay_3(), t.stay_4(), t.stay_5()]
}

fn moment(at: DateTime, t: Texts) -> String {
    let day = browser::day_in_words(at.date(), t.lang());
    format!("{day}, {}:{:02}", at.hour(), at.minute())
}

fn sections(headings: &[&'static str], sections: &[&[Words]]) -> Vec<String> {
    let mut lines = Vec::new();
    for (heading, section) in headings.iter().zip(sections) {
        if !section.is_empty() {
            lines.push(format!("{heading}:"));
            lines.extend(section.iter().map(|words| format!("– {words}")));
        }
    }
    lines
}

fn of_goal(goal: &Goal, t: Texts) -> Vec<String> {
    let mut lines = vec![area_name(goal.area, t).to_owned()];
    match goal.state {
        State::Active => {}
        State::Paused { .. } => lines.push(t.is_paused().to_owned()),
        State::Reached { .. } => lines.push(t.is_reached().to_owned()),
        State::Archived { .. } => lines.push(t.is_archived().to_owned()),
    }
    let asked = [
        (t.specific(), &goal.smart.specific),
        (t.measurable(), &goal.smart.measurable),
        (t.achievable(), &goal.smart.achievable),
        (t.relevant(), &goal.smart.relevant),
    ];
    for (asked, said) in asked {
        lines.extend(said.iter().map(|said| format!("{asked} {said}")));
    }
    if let Some(by) = goal.smart.by {
        lines.push(format!(
            "{} {}",
            t.by(),
            browser::day_in_words(by, t.lang())
        ));
    }
    for step in &goal.steps {
        let tick = if step.done_on.is_some() { '☑' } else { '☐' };
        lines.push(format!("{tick} {}", step.words));
    }
    for action in &goal.actions {
        lines.push(format!(
            "{} ({})",
            action.words,
            rhythm_name(&action.rhythm, t)
        ));
    }
    lines
}

fn of_count(count: &Count, t: Texts, today: Date) -> Vec<String> {
    let figures = count.figures(today);
    vec![
        days(figures.current, t),
        format!("{}: {}", t.total(), days(figures.total, t)),
        format!("{}: {}", t.best(), days(figures.best, t)),
    ]
}

fn of_check_in(check_in: &CheckIn, t: Texts) -> Vec<String> {
    let mood = moods(t).get(usize::from(check_in.mood.get() - 1)).copied();
    let mut lines = vec![format!("{} {}", t.mood(), mood.unwrap_or_default())];
    lines.extend(
        check_in
            .craving
            .map(|craving| format!("{}: {}", t.chart_craving(), craving.get())),
    );
    let halt = check_in.halt;
    let is_so = [halt.hungry, halt.angry, halt.lonely, halt.tired];
    let halts = halts(t).into_iter().zip(is_so).filter(|(_, is_so)| *is_so);
    let halts: Vec<_> = halts.map(|(name, _)| name).collect();
    if !halts.is_empty() {
        lines.push(format!("{}: {}", t.halt(), halts.join(", ")));
    }
    lines.extend(check_in.note.iter().map(ToString::to_string));
    lines
}

fn of_surf(surf: &UrgeSurf, t: Texts) -> Vec<String> {
    let minutes = count(surf.minutes.get().into(), t.one_minute(), t.n_minutes());
    let after = surf
        .after
        .map_or("–".to_owned(), |after| after.get().to_string());
    let fell = fill(t.urge_fell(), "{before}", surf.before.get());
    let fell = fill(&fill(&fell, "{after}", after), "{minutes}", minutes);
    let mut lines = vec![fell];
    lines.extend(surf.helped.iter().map(ToString::to_string));
    lines
}
