//! A narration is a record in words, for the journal and for handouts.

use crate::{
    browser,
    names::{
        area_name, days, halt_names, mood_names, prevention_sections, rhythm_name, safety_steps,
    },
    texts::{Texts, count, fill},
};
use waymark_vault::{
    Record, Words,
    check_in::{CheckIn, UrgeSurf},
    count::Count,
    date::{Date, DateTime},
    goal::{Goal, GoalState, Rhythm},
    starter::GoalStart,
};

#[derive(Clone, PartialEq, Eq)]
pub struct Narration {
    /// What the record is about, or when it was.
    pub heading: String,
    pub lines: Vec<String>,
}

/// Puts a record into words. Returns `None` for the settings.
pub fn narrate(record: &Record, t: Texts, today: Date) -> Option<Narration> {
    let words = |heading: &Words, lines: Vec<String>| (heading.to_string(), lines);
    let strings = |lines: &[Words]| lines.iter().map(ToString::to_string).collect();
    let (heading, lines) = match record {
        Record::Settings(_) => return None,
        Record::Goal(goal) => words(&goal.words, narrate_goal(goal, t)),
        Record::Count(count) => words(&count.what, narrate_count(count, t, today)),
        Record::CheckIn(check_in) => (moment(check_in.at, t), narrate_check_in(check_in, t)),
        Record::UrgeSurf(surf) => (moment(surf.at, t), narrate_urge_surf(surf, t)),
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
            sections(&prevention_sections(t), &plan.sections()),
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
    Some(Narration { heading, lines })
}

/// The steps and actions of a goal that begins.
pub fn narrate_goal_start(goal: &GoalStart, t: Texts) -> Vec<String> {
    let steps = goal.steps.iter().map(ToString::to_string);
    let actions = goal.actions.iter();
    let actions = actions.map(|(words, rhythm)| action_line(words, rhythm, t));
    steps.chain(actions).collect()
}

fn action_line(words: &Words, rhythm: &Rhythm, t: Texts) -> String {
    format!("{words} ({})", rhythm_name(rhythm, t))
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

fn narrate_goal(goal: &Goal, t: Texts) -> Vec<String> {
    let mut lines = vec![area_name(goal.area, t).to_owned()];
    match goal.state {
        GoalState::Active => {}
        GoalState::Paused { .. } => lines.push(t.is_paused().to_owned()),
        GoalState::Reached { .. } => lines.push(t.is_reached().to_owned()),
        GoalState::Archived { .. } => lines.push(t.is_archived().to_owned()),
    }
    let prompts = [
        (t.specific(), &goal.smart.specific),
        (t.measurable(), &goal.smart.measurable),
        (t.achievable(), &goal.smart.achievable),
        (t.relevant(), &goal.smart.relevant),
    ];
    for (prompt, answer) in prompts {
        lines.extend(answer.iter().map(|answer| format!("{prompt} {answer}")));
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
        lines.push(action_line(&action.words, &action.rhythm, t));
    }
    lines
}

fn narrate_count(count: &Count, t: Texts, today: Date) -> Vec<String> {
    let figures = count.figures(today);
    vec![
        days(figures.current, t),
        format!("{}: {}", t.total(), days(figures.total, t)),
        format!("{}: {}", t.best(), days(figures.best, t)),
    ]
}

fn narrate_check_in(check_in: &CheckIn, t: Texts) -> Vec<String> {
    let mood = mood_names(t)
        .get(usize::from(check_in.mood.get() - 1))
        .copied();
    let mut lines = vec![format!("{} {}", t.mood(), mood.unwrap_or_default())];
    lines.extend(
        check_in
            .craving
            .map(|craving| format!("{}: {}", t.chart_craving(), craving.get())),
    );
    let halt = check_in.halt;
    let is_on = [halt.hungry, halt.angry, halt.lonely, halt.tired];
    let halts = halt_names(t).into_iter().zip(is_on);
    let halts = halts.filter(|(_, is_on)| *is_on);
    let halts: Vec<_> = halts.map(|(name, _)| name).collect();
    if !halts.is_empty() {
        lines.push(format!("{}: {}", t.halt(), halts.join(", ")));
    }
    lines.extend(check_in.note.iter().map(ToString::to_string));
    lines
}

fn narrate_urge_surf(surf: &UrgeSurf, t: Texts) -> Vec<String> {
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
