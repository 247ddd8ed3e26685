//! A goal is something a person wants, in their own words, with steps to do once and actions to repeat. It can be paused,
//! and pausing is never failure.

mod action;
mod taper;
mod task;

pub use action::{Action, Rhythm};
pub use taper::{Amount, Taper, TaperStage, TaperStanding};
pub use task::TaskId;

use crate::{date::Date, words::Words};
use serde::{Deserialize, Serialize};
use task::{Task, add_missing_ids, add_missing_tasks};

/// Most steps, and most actions, of one goal: more than anybody wants to read.
pub(crate) const MAX_TASKS: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub words: Words,
    pub area: LifeArea,
    pub set_on: Date,
    #[serde(default)]
    pub state: GoalState,
    #[serde(default, skip_serializing_if = "Smart::is_empty")]
    pub smart: Smart,
    /// In the order to do them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// For people who use less and less instead of stopping at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taper: Option<Taper>,
}

/// The part of life that a goal belongs to: SAMHSA's four dimensions of recovery (health, home, purpose, community; Working
/// Definition of Recovery, 2012), and two that people ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LifeArea {
    Health,
    Home,
    Purpose,
    Community,
    /// Using less, or nothing.
    Sobriety,
    Relationships,
}

impl LifeArea {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Health,
        Self::Home,
        Self::Purpose,
        Self::Community,
        Self::Sobriety,
        Self::Relationships,
    ];
}

/// None of these is failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum GoalState {
    #[default]
    Active,
    /// Nothing is due.
    Paused {
        since: Date,
    },
    Reached {
        on: Date,
    },
    /// Out of the way, but kept.
    Archived {
        on: Date,
    },
}

/// Answers to the prompts of SMART goals (Doran 1981), as far as the person answered them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smart {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specific: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurable: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achievable: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// Something to do once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    #[serde(default = "TaskId::missing")]
    pub id: TaskId,
    pub words: Words,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

impl Smart {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Goal {
    pub fn new(words: Words, area: LifeArea, today: Date) -> Self {
        Self {
            words,
            area,
            set_on: today,
            state: GoalState::Active,
            smart: Smart::default(),
            steps: Vec::new(),
            actions: Vec::new(),
            taper: None,
        }
    }

    /// Pauses an active goal. Others stay as they are.
    pub fn pause(&mut self, today: Date) {
        if self.state == GoalState::Active {
            self.state = GoalState::Paused { since: today };
        }
    }

    /// Makes it active again, whatever it was. Nothing was due on the days in between.
    pub fn resume(&mut self, today: Date) {
        if let GoalState::Paused { since } | GoalState::Archived { on: since } = self.state {
            for action in &mut self.actions {
                action.note_pause(since, today);
            }
        }
        self.state = GoalState::Active;
    }

    pub fn reach(&mut self, today: Date) {
        self.state = GoalState::Reached { on: today };
    }

    pub fn archive(&mut self, today: Date) {
        self.state = GoalState::Archived { on: today };
    }

    /// The first step that isn't done.
    pub fn next_step(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.done_on.is_none())
    }

    /// Returns the steps that are done, and all steps.
    pub fn progress(&self) -> (usize, usize) {
        let done = self.steps.iter().filter(|step| step.done_on.is_some());
        (done.count(), self.steps.len())
    }

    pub fn step_mut(&mut self, id: TaskId) -> Option<&mut Step> {
        self.steps.iter_mut().find(|step| step.id == id)
    }

    pub fn action_mut(&mut self, id: TaskId) -> Option<&mut Action> {
        self.actions.iter_mut().find(|action| action.id == id)
    }

    /// Marks a step as done, unless it is done already.
    pub fn mark_step_done(&mut self, id: TaskId, today: Date) {
        if let Some(step) = self.step_mut(id) {
            step.done_on.get_or_insert(today);
        }
    }

    pub fn mark_action_done(&mut self, id: TaskId, today: Date) {
        if let Some(action) = self.action_mut(id) {
            action.done.insert(today);
        }
    }

    pub fn remove_step(&mut self, id: TaskId) {
        self.steps.retain(|step| step.id != id);
    }

    pub fn remove_action(&mut self, id: TaskId) {
        self.actions.retain(|action| action.id != id);
    }

    /// Gives an id to each step and action that was written without one.
    pub(crate) fn add_missing_ids(&mut self) {
        add_missing_ids(&mut self.steps);
        add_missing_ids(&mut self.actions);
    }

    /// Adds the steps and actions that only another version of this goal has.
    pub(crate) fn add_missing_tasks(&mut self, other: &Self) {
        add_missing_tasks(&mut self.steps, &other.steps, MAX_TASKS);
        add_missing_tasks(&mut self.actions, &other.actions, MAX_TASKS);
    }

    /// The actions that are due on a day and not done yet. Nothing is due unless the goal is active.
    pub fn due(&self, today: Date) -> impl Iterator<Item = &Action> {
        let is_active = self.state == GoalState::Active;
        let actions = self.actions.iter().filter(move |_| is_active);
        actions.filter(move |action| action.is_due(today))
    }
}

impl Step {
    /// A step that is still to be done.
    pub fn new(id: TaskId, words: Words) -> Self {
        Self {
            id,
            words,
            done_on: None,
        }
    }
}

impl Task for Step {
    fn id(&self) -> TaskId {
        self.id
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn set_id(&mut self, id: TaskId) {
        self.id = id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;

    fn id(number: u8) -> TaskId {
        TaskId::from([number; 16])
    }

    fn goal() -> Goal {
        let words = Words::try_from("sleep better").unwrap();
        let mut goal = Goal::new(words, LifeArea::Health, date(2026, 1, 1));
        let daily = Words::try_from("phone away at ten").unwrap();
        goal.actions
            .push(Action::new(id(9), daily, Rhythm::Daily, date(2026, 1, 1)));
        goal
    }

    #[test]
    fn nothing_is_due_while_a_goal_is_paused_and_those_days_do_not_count() {
        let mut goal = goal();
        assert_eq!(goal.due(date(2026, 1, 5)).count(), 1);
        goal.pause(date(2026, 1, 5));
        assert_eq!(goal.due(date(2026, 1, 6)).count(), 0);
        goal.resume(date(2026, 2, 1));
        assert_eq!(goal.due(date(2026, 2, 1)).count(), 1);
        // Four days before the pause, and one after it.
        assert_eq!(
            goal.actions[0].share(date(2026, 1, 1), date(2026, 2, 1)),
            (0, 5)
        );
    }

    #[test]
    fn a_reached_goal_cannot_be_paused_but_can_be_resumed() {
        let mut goal = goal();
        goal.reach(date(2026, 3, 1));
        goal.pause(date(2026, 3, 2));
        assert_eq!(
            goal.state,
            GoalState::Reached {
                on: date(2026, 3, 1)
            }
        );
        goal.resume(date(2026, 3, 3));
        assert_eq!(goal.state, GoalState::Active);
    }

    #[test]
    fn the_next_step_is_the_first_one_not_done() {
        let mut goal = goal();
        let step = |number, words: &str| Step::new(id(number), words.try_into().unwrap());
        goal.steps = vec![step(1, "see a doctor"), step(2, "buy a lamp")];
        goal.steps[0].done_on = Some(date(2026, 1, 3));
        assert_eq!(&*goal.next_step().unwrap().words, "buy a lamp");
        assert_eq!(goal.progress(), (1, 2));
    }

    #[test]
    fn of_two_tasks_with_the_same_words_only_the_one_meant_changes() {
        let mut goal = goal();
        let call = || Words::try_from("call Ana").unwrap();
        let today = date(2026, 1, 5);
        goal.steps = vec![Step::new(id(1), call()), Step::new(id(2), call())];
        goal.mark_step_done(id(2), today);
        goal.mark_step_done(id(2), date(2026, 1, 6));
        let done: Vec<_> = goal.steps.iter().map(|step| step.done_on).collect();
        assert_eq!(done, [None, Some(today)]);
        goal.remove_step(id(1));
        goal.remove_step(id(1));
        assert_eq!(goal.progress(), (1, 1));

        let action = |number| Action::new(id(number), call(), Rhythm::Daily, today);
        goal.actions = vec![action(3), action(4)];
        goal.mark_action_done(id(4), today);
        assert!(goal.actions[0].done.is_empty() && !goal.actions[1].done.is_empty());
        goal.remove_action(id(3));
        assert_eq!(goal.actions[0].id, id(4));
    }

    #[test]
    fn empty_parts_of_a_goal_are_not_written() {
        let json = serde_json::to_value(goal()).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["actions", "area", "set_on", "state", "words"]);
        assert_eq!(serde_json::from_value::<Goal>(json).unwrap(), goal());
    }
}
