//! A task is a step or an action of a goal. Each has an id, so that a button or a merge means exactly one of them even
//! if two have the same words.

use crate::{
    seal::{RecordId, SealError},
    words::Words,
};
use blake2::{Blake2b512, Digest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Tells a step from the other steps of its goal, or an action from the other actions. Written like the id of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(RecordId);

/// Hashed before the words, so that the result is a hash that nothing else computes.
const LABEL: &[u8] = b"waymark-vault task id";

impl TaskId {
    pub fn random() -> Result<Self, SealError> {
        RecordId::random().map(Self)
    }

    /// Stands for the missing id of a task that was written before there were ids (schema 1).
    pub(crate) fn missing() -> Self {
        Self::from([0; 16])
    }

    /// The id of a task that was written without one: the same for everyone who reads it, whatever happened to the other
    /// tasks. `nth` counts the tasks with these words, in the order of the list, from 0.
    fn derived(words: &Words, nth: usize) -> Self {
        let digest = Blake2b512::new()
            .chain_update(LABEL)
            .chain_update((nth as u64).to_be_bytes())
            .chain_update(words.as_bytes())
            .finalize();
        Self::from(std::array::from_fn(|at| digest[at]))
    }
}

impl From<[u8; 16]> for TaskId {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes.into())
    }
}

pub(super) trait Task {
    fn id(&self) -> TaskId;
    fn words(&self) -> &Words;
    fn set_id(&mut self, id: TaskId);
}

/// Gives an id to each task that has none. If tasks share an id, which no program of ours writes, the first keeps it.
pub(super) fn add_missing_ids<T: Task>(tasks: &mut [T]) {
    let mut taken = BTreeSet::from([TaskId::missing()]);
    let places = 0..tasks.len();
    let without: Vec<usize> = places.filter(|at| !taken.insert(tasks[*at].id())).collect();
    for at in without {
        let (earlier, task) = (&tasks[..at], &tasks[at]);
        let alike = earlier.iter().filter(|other| other.words() == task.words());
        let mut ids = (alike.count()..).map(|nth| TaskId::derived(task.words(), nth));
        // There are more numbers than tasks.
        if let Some(id) = ids.find(|id| taken.insert(*id)) {
            tasks[at].set_id(id);
        }
    }
}

/// Adds those `others` whose ids aren't in the list yet, up to a length of `limit`.
pub(super) fn add_missing_tasks<T: Task + Clone>(tasks: &mut Vec<T>, others: &[T], limit: usize) {
    let known: BTreeSet<TaskId> = tasks.iter().map(Task::id).collect();
    let room = limit.saturating_sub(tasks.len());
    let missing = others.iter().filter(|other| !known.contains(&other.id()));
    tasks.extend(missing.take(room).cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goal::Step;

    fn step(id: TaskId, words: &str) -> Step {
        Step {
            id,
            words: words.try_into().unwrap(),
            done_on: None,
        }
    }

    fn identified(words: &[&str]) -> Vec<Step> {
        let mut steps: Vec<Step> = words
            .iter()
            .map(|words| step(TaskId::missing(), words))
            .collect();
        add_missing_ids(&mut steps);
        steps
    }

    #[test]
    fn missing_ids_depend_only_on_the_words_and_on_tasks_with_the_same_words() {
        let all = identified(&["walk", "call", "walk", "call"]);
        let ids: BTreeSet<_> = all.iter().map(|step| step.id).collect();
        assert_eq!(ids.len(), 4);
        assert!(!ids.contains(&TaskId::missing()));
        let fewer = identified(&["call", "rest", "walk"]);
        assert_eq!(fewer[0].id, all[1].id);
        assert_eq!(fewer[2].id, all[0].id);
    }

    /// Other programs compute the same ids, so they must never change; `docs/vault-format.md` says how.
    #[test]
    fn a_derived_id_is_the_one_that_the_format_describes() {
        let id = serde_json::to_value(identified(&["mañana"])[0].id).unwrap();
        assert_eq!(id, "0c60bbb3d95784e8101c6ee853b58989");
    }

    #[test]
    fn existing_ids_stay_and_no_two_tasks_share_one() {
        let derived = identified(&["walk"])[0].id;
        let mut steps = vec![
            step(TaskId::missing(), "walk"),
            step(derived, "rest"),
            step(derived, "call"),
        ];
        add_missing_ids(&mut steps);
        assert_eq!(steps[1].id, derived);
        let ids: BTreeSet<_> = steps.iter().map(|step| step.id).collect();
        assert_eq!(ids.len(), 3);
        let before = steps.clone();
        add_missing_ids(&mut steps);
        assert_eq!(steps, before);
    }

    #[test]
    fn tasks_are_added_by_id_up_to_the_limit() {
        let id = |number: u8| TaskId::from([number; 16]);
        let others = [step(id(1), "old"), step(id(2), "walk"), step(id(3), "walk")];
        let mut steps = vec![step(id(1), "new")];
        add_missing_tasks(&mut steps, &others, 2);
        assert_eq!(steps, [step(id(1), "new"), step(id(2), "walk")]);
        add_missing_tasks(&mut steps, &others, 9);
        assert_eq!(steps.len(), 3);
    }
}
