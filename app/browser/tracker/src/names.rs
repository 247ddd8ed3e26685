//! Names: what single values are called in the page's language, such as a mood, a part of life or a number of days.

use crate::texts::{Texts, count};
use waymark_vault::{
    goal::{LifeArea, Rhythm},
    milestone::Milestone,
};

/// A number of days, in words.
pub fn days(number: i64, t: Texts) -> String {
    count(number, t.one_day(), t.n_days())
}

pub fn milestone_name(milestone: Milestone, t: Texts) -> String {
    match milestone {
        Milestone::Days(number) => days(number.into(), t),
        Milestone::Months(number) => count(number.into(), t.one_month(), t.n_months()),
        Milestone::Years(number) => count(number.into(), t.one_year(), t.n_years()),
    }
}

/// In the order of [`LifeArea::ALL`].
pub fn area_names(t: Texts) -> Vec<&'static str> {
    LifeArea::ALL.map(|area| area_name(area, t)).into()
}

pub fn area_name(area: LifeArea, t: Texts) -> &'static str {
    match area {
        LifeArea::Health => t.area_health(),
        LifeArea::Home => t.area_home(),
        LifeArea::Purpose => t.area_purpose(),
        LifeArea::Community => t.area_community(),
        LifeArea::Sobriety => t.area_sobriety(),
        LifeArea::Relationships => t.area_relationships(),
    }
}

pub fn rhythm_name(rhythm: &Rhythm, t: Texts) -> String {
    match rhythm {
        Rhythm::Daily => t.every_day().to_owned(),
        Rhythm::On(days) => {
            let names = weekday_names(t);
            let names = days.iter().filter_map(|day| {
                let at = usize::try_from(i8::from(*day)).ok()?;
                names.get(at - 1).copied()
            });
            names.collect::<Vec<_>>().join(", ")
        }
        Rhythm::Weekly(times) => times_a_week(u8::from(*times).into(), t),
    }
}

/// "Once a week" or "3 times a week".
pub fn times_a_week(times: i64, t: Texts) -> String {
    count(times, t.one_a_week(), t.n_a_week())
}

/// From Monday.
pub fn weekday_names(t: Texts) -> [&'static str; 7] {
    [
        t.mon(),
        t.tue(),
        t.wed(),
        t.thu(),
        t.fri(),
        t.sat(),
        t.sun(),
    ]
}

/// From the lowest mood.
pub fn mood_names(t: Texts) -> [&'static str; 5] {
    [t.mood_1(), t.mood_2(), t.mood_3(), t.mood_4(), t.mood_5()]
}

/// Hungry, angry, lonely, tired.
pub fn halt_names(t: Texts) -> [&'static str; 4] {
    [t.hungry(), t.angry(), t.lonely(), t.tired()]
}

/// The headings of the steps of a safety plan.
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

/// The headings of the sections of a prevention plan.
pub fn prevention_sections(t: Texts) -> [&'static str; 5] {
    [t.stay_1(), t.stay_2(), t.stay_3(), t.stay_4(), t.stay_5()]
}
