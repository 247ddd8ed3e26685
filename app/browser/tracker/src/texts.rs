//! The texts of the page's language, and which of them describes an error.

use crate::worker::KeyError;
pub use waymark_kit::texts::{count, fill};
use waymark_vault::seal::SealError;

waymark_kit::texts! {
    lang loading no_store newer damaged_header told_damaged told_newer
    parts today goals days plans journal strengths share settings lock locks_in saved saving not_saved undo
    begin begin_lead lost who_may_read with_passphrase without_passphrase open_warning passphrase_hint passphrase
    passphrase_again not_the_same making_key begin_now have_backup backup_file not_a_backup no_worker
    locked or_code open opening forgotten forgotten_text erase erase_text erase_sure erase_yes keep
    refused_too_short refused_too_long refused_passphrase refused_mistyped refused_code refused_newer refused_memory
    refused_other
    next next_goal next_check_in next_rest set_goal done_today done last_days
    check_in mood mood_1 mood_2 mood_3 mood_4 mood_5 craving halt hungry angry lonely tired note save
    no_days chart chart_mood chart_craving as_table day things_done period n_days_back
    urge urge_lead urge_source urge_before urge_start urge_time urge_breathe urge_watch urge_move urge_call urge_end
    urge_after urge_helped urge_fell
    total best milestone next_milestone one_day n_days one_month n_months one_year n_years days_kept runs run_from run_days
    i_used remove remove_this what_i_learned return_kind tolerance call_988 text_988 more_help return_day return_happened
    return_helped return_next all_optional not_now new_count count_what count_began first_day_counts count_these
    new_goal goal_words goal_area area_health area_home area_purpose area_community area_sobriety area_relationships
    first_step steps add_step actions add_action how_often every_day some_days n_a_week one_a_week
    mon tue wed thu fri sat sun share_done
    is_paused is_reached is_archived reached pause archive take_up archived
    smart specific measurable achievable relevant by
    taper taper_lead taper_unit taper_from taper_most taper_add taper_today taper_stage taper_within taper_above taper_bad
    add add_line journal_words show_more check_ins
    safety_plan safety_how safety_1 safety_2 safety_3 safety_4 safety_5 safety_6
    prevention_plan stay_1 stay_2 stay_3 stay_4 stay_5 contacts contact_name contact_phone triggers trigger_what
    trigger_helps
    barc barc_lead barc_source barc_least barc_most barc_1 barc_2 barc_3 barc_4 barc_5 barc_6 barc_7 barc_8 barc_9 barc_10
    barc_sum barc_change barc_missing
    share_lead share_pick share_since share_warning share_print share_save share_nothing
    starter starter_lead starter_note starter_goal starter_steps starter_actions starter_add starter_make starter_link
    starter_copy starter_copied starter_text starter_too_long starter_got starter_from starter_take starter_locked
    starter_damaged
    backup backup_text backup_open backup_made backup_save backup_restore too_large preview preview_new preview_different
    preview_here preview_same preview_damaged merge_here merge_there replace backup_nudge aside aside_text aside_save
    protection new_passphrase change_passphrase code code_text code_make code_once
    lock_after one_minute n_minutes day_starts
}

impl Texts {
    /// Why there is no key.
    pub fn key_error(self, error: &KeyError) -> &'static str {
        match error {
            KeyError::PassphrasesDiffer => self.not_the_same(),
            KeyError::NoWorker => self.no_worker(),
            KeyError::Refused(error) => match error {
                SealError::PassphraseTooShort => self.refused_too_short(),
                SealError::PassphraseTooLong => self.refused_too_long(),
                SealError::WrongPassphrase => self.refused_passphrase(),
                SealError::CodeMistyped => self.refused_mistyped(),
                SealError::WrongCode | SealError::NoCode => self.refused_code(),
                SealError::Newer => self.refused_newer(),
                SealError::Memory => self.refused_memory(),
                _ => self.refused_other(),
            },
        }
    }

    /// Why a file isn't a backup.
    pub fn backup_error(self, error: &SealError) -> &'static str {
        match error {
            SealError::Newer => self.newer(),
            _ => self.not_a_backup(),
        }
    }
}
