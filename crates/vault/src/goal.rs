//! Goals in a person's own words, with steps, actions that come again, and ways to rest.

mod action;
mod taper;
mod task;

pub use action::{Action, Rhythm};
pub use taper::{Amount, Stage, Standing, Taper};
pub use task::TaskId;

use crate::{date::Date, record::is_default, words::Words};
use serde::{Deserialize, Serialize};
use task::{Task, add_missing_ids, add_missing_tasks};

/// Most steps, and most actions, of one goal: more than anybody wants to read.
pub(crate) const MAX_TASKS: usize = 500;

/// Something a person wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What they want, in their own words.
    pub words: Words,
    /// The part of life it belongs to.
    pub area: Area,
    /// The day it was set.
    pub set_on: Date,
    /// How it stands.
    #[serde(default)]
    pub state: State,
    /// Prompts that make a goal easier to reach, as far as the person answered them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub smart: Smart,
    /// Things to do once, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Things to do again and again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// Less and less of something, for those who do not stop at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taper: Option<Taper>,
}

/// A part of life: SAMHSA's four dimensions of recovery (health, home, purpose, community; Working Definition of
/// Recovery, 2012), and two that people ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Body and mind.
    Health,
    /// A stable and safe place to live.
    Home,
    /// Work, school, what days are for.
    Purpose,
    /// Friends, groups, belonging.
    Community,
    /// Using less, or not at all.
    Sobriety,
    /// Family, partner, children.
    Relationships,
}

impl Area {
    /// Every area, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Health,
        Self::Home,
        Self::Purpose,
        Self::Community,
        Self::Sobriety,
        Self::Relationships,
    ];
}

/// How a goal stands. None of it is failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum State {
    /// Being worked on.
    #[default]
    Active,
    /// Resting: nothing is due.
    Paused {
        /// Since when.
        since: Date,
    },
    /// Reached.
    Reached {
        /// When.
        on: Date,
    },
    /// Put away, and still there.
    Archived {
        /// When.
        on: Date,
    },
}

/// The prompts of SMART goals (Doran 1981); each may stay unanswered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smart {
    /// What exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specific: Option<Words>,
    /// How they will know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurable: Option<Words>,
    /// What makes it possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achievable: Option<Words>,
    /// Why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Words>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// A thing to do once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    #[serde(default = "TaskId::missing")]
    pub id: TaskId,
    pub words: Words,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

impl Goal {
    /// A goal that is only words yet.
    pub fn new(words: Words, area: Area, today: Date) -> Self {
        Self {
            words,
            area,
            set_on: today,
            state: State::Active,
            smart: Smart::default(),
            steps: Vec::new(),
            actions: Vec::new(),
            taper: None,
        }
    }

    /// Lets it rest; what is reached or put away stays so.
    pub fn pause(&mut self, today: Date) {
        if self.state == State::Active {
            self.state = State::Paused { since: today };
        }
    }

    /// Takes it up again, whatever it was. The days of a rest are no days on which something was due.
    pub fn take_up(&mut self, today: Date) {
        if let State::Paused { since } | State::Archived { on: since } = self.state {
            for action in &mut self.actions {
                action.rest(since, today);
            }
        }
        self.state = State::Active;
    }

    /// Marks it as reached.
    pub fn reach(&mut self, today: Date) {
        self.state = State::Reached { on: today };
    }

    /// Puts it away.
    pub fn archive(&mut self, today: Date) {
        self.state = State::Archived { on: today };
    }

    /// The first step that is not done.
    pub fn next_step(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.done_on.is_none())
    }

    /// Steps done, and steps in all.
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

    /// The actions that are due on a day and not done yet; none while the goal rests.
    pub fn due(&self, today: Date) -> impl Iterator<Item = &Action> {
        let is_active = self.state == State::Active;
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
        let mut goal = Goal::new(words, Area::Health, date(2026, 1, 1));
        let daily = Words::try_from("phone away at ten").unwrap();
        goal.actions
            .push(Action::new(id(9), daily, Rhythm::Daily, date(2026, 1, 1)));
        goal
    }

    #[test]
    fn nothing_is_due_while_a_goal_rests_nor_counted_afterwards() {
        let mut goal = goal();
        assert_eq!(goal.due(date(2026, 1, 5)).count(), 1);
        goal.pause(date(2026, 1, 5));
        assert_eq!(goal.due(date(2026, 1, 6)).count(), 0);
        goal.take_up(date(2026, 2, 1));
        assert_eq!(goal.due(date(2026, 2, 1)).count(), 1);
        // Four days before the rest, and one after it.
        assert_eq!(
            goal.actions[0].share(date(2026, 1, 1), date(2026, 2, 1)),
            (0, 5)
        );
    }

    #[test]
    fn what_is_reached_is_not_paused_and_can_be_taken_up() {
        let mut goal = goal();
        goal.reach(date(2026, 3, 1));
        goal.pause(date(2026, 3, 2));
        assert_eq!(
            goal.state,
            State::Reached {
                on: date(2026, 3, 1)
            }
        );
        goal.take_up(date(2026, 3, 3));
        assert_eq!(goal.state, State::Active);
    }

    #[test]
    fn the_next_step_is_the_first_that_is_open() {
        let mut goal = goal();
        let step = |number, words: &str| Step::new(id(number), words.try_into().unwrap());
        goal.steps = vec![step(1, "see a doctor"), step(2, "buy a lamp")];
        goal.steps[0].done_on = Some(date(2026, 1, 3));
        assert_eq!(&*goal.next_step().unwrap().words, "buy a lamp");
        assert_eq!(goal.progress(), (1, 2));
    }

    #[test]
    fn of_two_tasks_worded_alike_only_the_one_meant_is_changed() {
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
    fn a_goal_is_written_as_little_as_it_holds() {
        let json = serde_json::to_value(goal()).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["actions", "area", "set_on", "state", "words"]);
        assert_eq!(serde_json::from_value::<Goal>(json).unwrap(), goal());
    }
}
