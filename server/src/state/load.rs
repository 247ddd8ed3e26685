//! Load limits: how much heavy work runs at once, and how many large answers are being sent at once.
//!
//! They apply to the whole server, because behind a proxy we can't tell visitors apart. Somebody who uses them up keeps
//! others from exporting the directory, but never from reading a page.

use std::{num::NonZero, sync::Arc, thread};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task,
};

/// How many answers over [`LARGE_ANSWER_BYTES`], or of unknown length, are sent at the same time. A client that does not read costs
/// about 1 MB: a gzip encoder, one chunk and the buffers of the socket.
pub const MAX_LARGE_ANSWERS: usize = 8;

/// Larger answers are counted. All 800 connections with an unread answer of this size take 200 MB.
pub const LARGE_ANSWER_BYTES: usize = 256 * 1024;

/// The limits of one server; cheap to clone.
#[derive(Clone, Debug)]
pub struct LoadLimits {
    work: Arc<Semaphore>,
    large_answers: Arc<Semaphore>,
}

/// Permission to send one large answer. Hold it until the last byte is sent.
#[derive(Debug)]
pub struct LargeAnswerPermit(
    #[expect(dead_code, reason = "dropping it frees the slot")] OwnedSemaphorePermit,
);

/// The work panicked, or the server is stopping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work was not finished")]
pub struct WorkFailed;

impl LoadLimits {
    /// Heavy work gets half of the processors, so that pages can be answered meanwhile.
    pub fn new() -> Self {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            work: Arc::new(Semaphore::new((processors / 2).max(1))),
            large_answers: Arc::new(Semaphore::new(MAX_LARGE_ANSWERS)),
        }
    }

    /// Waits for a turn, then runs work of more than a millisecond on a thread that answers no pages.
    pub async fn run_heavy<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WorkFailed> {
        let permit = self.work.clone().acquire_owned().await;
        let permit = permit.map_err(|_| WorkFailed)?;
        let work = move || {
            // Held here and not in the future, which can be dropped while the work goes on.
            let _permit = permit;
            work()
        };
        task::spawn_blocking(work).await.map_err(|_| WorkFailed)
    }

    /// Returns `None` while the limit is reached.
    pub fn try_large_answer(&self) -> Option<LargeAnswerPermit> {
        let permit = self.large_answers.clone().try_acquire_owned();
        permit.ok().map(LargeAnswerPermit)
    }
}

impl Default for LoadLimits {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn heavy_work_waits_for_its_turn() {
        let limits = LoadLimits::new();
        let allowed = limits.work.available_permits();
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let jobs = (0..4 * allowed).map(|_| {
            let (limits, running, most) = (limits.clone(), running.clone(), most.clone());
            tokio::spawn(async move {
                let work = move || {
                    let now = running.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(5));
                    running.fetch_sub(1, Ordering::SeqCst);
                };
                limits.run_heavy(work).await
            })
        });
        for job in jobs.collect::<Vec<_>>() {
            assert_eq!(job.await.expect("it was not canceled"), Ok(()));
        }
        assert_eq!(most.load(Ordering::SeqCst), allowed);
    }

    #[tokio::test]
    async fn work_that_panics_frees_its_turn() {
        let limits = LoadLimits::new();
        for _ in 0..8 {
            let panicking = || panic!("this panic is intended");
            let outcome: Result<(), _> = limits.run_heavy(panicking).await;
            assert_eq!(outcome, Err(WorkFailed));
        }
        assert_eq!(limits.run_heavy(|| 1).await, Ok(1));
    }
}
