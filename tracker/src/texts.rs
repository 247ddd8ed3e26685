//! The texts of one language, which the page brings.

use leptos::prelude::{StoredValue, WithValue, expect_context};
use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! texts {
    ($($name:ident)*) => {
        /// Every text by its name.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Texts {
            $(pub $name: String,)*
            /// Why there is no key, by the name of the error.
            refusals: BTreeMap<String, String>,
        }
    };
}

texts! {
    lang loading no_store newer damaged_header told_damaged told_newer
    parts today goals days plans journal settings lock locks_in saved saving not_saved undo
    begin begin_lead lost who_may_read with_passphrase without_passphrase open_warning passphrase_hint passphrase
    passphrase_again not_the_same making_key begin_now have_backup backup_file not_a_backup no_worker
    locked or_code open opening forgotten forgotten_text erase erase_text erase_sure erase_yes keep
    next next_goal next_check_in next_rest set_goal done_today done last_days
    check_in mood mood_1 mood_2 mood_3 mood_4 mood_5 craving halt hungry angry lonely tired note save
    no_days chart chart_mood chart_craving as_table day things_done
    total best milestone next_milestone one_day n_days one_month n_months one_year n_years days_kept
    i_used remove remove_this what_i_learned return_kind tolerance call_988 text_988 return_day return_happened
    return_helped return_next all_optional not_now new_count count_what count_began first_day_counts count_these
    new_goal goal_words goal_area area_health area_home area_purpose area_community area_sobriety area_relationships
    first_step steps add_step actions add_action is_paused is_reached is_archived reached pause archive take_up archived
    add add_line journal_words
    safety_plan safety_how safety_1 safety_2 safety_3 safety_4 safety_5 safety_6
    prevention_plan stay_1 stay_2 stay_3 stay_4 stay_5 contacts contact_name contact_phone triggers trigger_what
    trigger_helps
    backup backup_text backup_open backup_made backup_save backup_restore too_large preview preview_new preview_different
    preview_here preview_same merge_here merge_there replace
    protection new_passphrase change_passphrase code code_text code_make code_once
    lock_after one_minute n_minutes day_starts
}

impl Texts {
    /// Why there is no key.
    pub fn refusal(&self, name: &str) -> &str {
        let known = self
            .refusals
            .get(name)
            .or_else(|| self.refusals.get("damaged"));
        known.map_or("", String::as_str)
    }
}

/// The texts of the page's language; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Language(StoredValue<Texts>);

impl Language {
    /// A language with these texts.
    pub fn new(texts: Texts) -> Self {
        Self(StoredValue::new(texts))
    }

    /// A text.
    pub fn say(self, pick: impl FnOnce(&Texts) -> &str) -> String {
        self.0.with_value(|texts| pick(texts).to_owned())
    }

    /// A text with a value in place of its blank, such as `{n}`.
    pub fn fill(
        self,
        pick: impl FnOnce(&Texts) -> &str,
        blank: &str,
        value: impl ToString,
    ) -> String {
        self.0
            .with_value(|texts| pick(texts).replace(blank, &value.to_string()))
    }

    /// A number of something, from the texts for one and for more.
    pub fn count(
        self,
        number: i64,
        one: impl FnOnce(&Texts) -> &str,
        more: impl FnOnce(&Texts) -> &str,
    ) -> String {
        if number == 1 {
            self.say(one)
        } else {
            self.fill(more, "{n}", number)
        }
    }
}

/// The texts of the page's language.
pub fn texts() -> Language {
    expect_context()
}
