//! The next thing is the one thing that the tracker suggests today. There is always a gentle one.

use crate::{
    check_in::CheckIn,
    date::DateTime,
    goal::{Action, Goal, GoalState, Step},
    seal::RecordId,
    vault::Vault,
};

#[derive(Debug, PartialEq, Eq)]
pub enum NextThing<'v> {
    SetGoal,
    CheckIn,
    Act { goal: RecordId, action: &'v Action },
    Step { goal: RecordId, step: &'v Step },
    Rest,
}

impl Vault {
    /// First a check-in, then an action that is due, then a step.
    pub fn next_thing(&self, now: DateTime) -> NextThing<'_> {
        let day_starts = self.settings().day_starts;
        let today = day_starts.day(now);
        let active: Vec<_> = self
            .goals()
            .filter(|(_, goal)| goal.state == GoalState::Active)
            .collect();
        if active.is_empty() {
            return NextThing::SetGoal;
        }
        let is_today = |check_in: &CheckIn| day_starts.day(check_in.at) == today;
        if !self.check_ins().any(is_today) {
            return NextThing::CheckIn;
        }
        let due = active
            .iter()
            .find_map(|(id, goal)| Some((*id, goal.due(today).next()?)));
        if let Some((goal, action)) = due {
            return NextThing::Act { goal, action };
        }
        // One step a day is enough.
        let is_stepped = active
            .iter()
            .any(|(_, goal)| goal.steps.iter().any(|step| step.done_on == Some(today)));
        let open = active
            .iter()
            .find_map(|(id, goal)| Some((*id, goal.next_step()?)));
        match open.filter(|_| !is_stepped) {
            Some((goal, step)) => NextThing::Step { goal, step },
            None => NextThing::Rest,
        }
    }

    /// The goals, in the order in which they were set.
    pub fn goals(&self) -> impl Iterator<Item = (RecordId, &Goal)> {
        let mut goals: Vec<(_, &Goal)> = self.records().collect();
        goals.sort_by_key(|(_, goal)| goal.set_on);
        goals.into_iter()
    }

    /// In no particular order.
    pub fn check_ins(&self) -> impl Iterator<Item = &CheckIn> {
        let check_ins = self.records();
        check_ins.map(|(_, check_in)| check_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        DayStart, Settings,
        check_in::Halt,
        date::date,
        goal::{LifeArea, Rhythm, TaskId},
        record::Record,
        words::Words,
    };

    fn id(number: u8) -> RecordId {
        RecordId::from([number; 16])
    }

    fn words(text: &str) -> Words {
        text.try_into().unwrap()
    }

    #[test]
    fn it_suggests_a_goal_then_a_check_in_then_an_action_then_a_step() {
        let mut vault = Vault::default();
        let today = date(2026, 11, 25);
        let now = today.at(9, 0, 0);
        assert_eq!(vault.next_thing(now), NextThing::SetGoal);
        let mut goal = Goal::new(words("feel fit"), LifeArea::Health, today);
        goal.actions.push(Action::new(
            TaskId::from([1; 16]),
            words("walk"),
            Rhythm::Daily,
            today,
        ));
        goal.steps
            .push(Step::new(TaskId::from([2; 16]), words("see a doctor")));
        vault.put(id(1), Record::Goal(goal.clone()));
        assert_eq!(vault.next_thing(now), NextThing::CheckIn);
        let check_in = CheckIn {
            at: now,
            mood: 3.try_into().unwrap(),
            craving: None,
            halt: Halt::default(),
            note: None,
        };
        vault.put(id(2), Record::CheckIn(check_in));
        assert!(
            matches!(vault.next_thing(now), NextThing::Act { action, .. } if &*action.words == "walk")
        );
        goal.actions[0].done.insert(today);
        vault.put(id(1), Record::Goal(goal.clone()));
        assert!(
            matches!(vault.next_thing(now), NextThing::Step { step, .. } if &*step.words == "see a doctor")
        );
        goal.steps[0].done_on = Some(today);
        vault.put(id(1), Record::Goal(goal.clone()));
        assert_eq!(vault.next_thing(now), NextThing::Rest);
        assert_eq!(
            vault.next_thing(today.checked_add(1).unwrap().at(9, 0, 0)),
            NextThing::CheckIn
        );
        goal.pause(today);
        vault.put(id(1), Record::Goal(goal));
        assert_eq!(vault.next_thing(now), NextThing::SetGoal);
    }

    #[test]
    fn a_person_awake_at_two_is_not_asked_to_check_in_again() {
        let mut vault = Vault::default();
        let today = date(2026, 11, 25);
        let day_starts = DayStart::at(4).unwrap();
        vault.put(
            id(1),
            Record::Settings(Settings {
                day_starts,
                ..Settings::default()
            }),
        );
        vault.put(
            id(2),
            Record::Goal(Goal::new(words("rest"), LifeArea::Health, today)),
        );
        let check_in = CheckIn {
            at: today.at(22, 0, 0),
            mood: 3.try_into().unwrap(),
            craving: None,
            halt: Halt::default(),
            note: None,
        };
        vault.put(id(3), Record::CheckIn(check_in));
        let night = today.checked_add(1).unwrap();
        assert_eq!(vault.next_thing(night.at(2, 0, 0)), NextThing::Rest);
        assert_eq!(vault.next_thing(night.at(4, 0, 0)), NextThing::CheckIn);
    }
}
