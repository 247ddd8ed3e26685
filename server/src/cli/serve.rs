//! `waymark serve`: serves the directory over HTTP until a signal stops it.

use super::{
    folders::Folders,
    outcome::{Exit, Outcome, report},
};
use crate::{
    ops::{
        listen::{self, BindError, Limits},
        logs, reload, signals,
    },
    router::{metrics_router, router},
    state::{AppState, SiteFiles},
};
use clap::Args;
use miette::Report;
use std::{
    future::Future,
    io::{self, Write},
    net::SocketAddr,
    time::Duration,
};
use tokio::{runtime::Runtime, sync::watch, time};

/// How often recorded times are sorted into their buckets.
const METRICS_UPKEEP: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "WAYMARK_ADDR", default_value = "127.0.0.1:3000")]
    addr: SocketAddr,
    /// Address that serves only /metrics, to anyone who can reach it [default: /metrics beside the pages, for this
    /// machine only].
    #[arg(long, env = "WAYMARK_METRICS_ADDR", value_name = "ADDR")]
    metrics_addr: Option<SocketAddr>,
    #[command(flatten)]
    folders: Folders,
}

impl Serve {
    pub fn run(self, site: SiteFiles) -> Outcome {
        logs::start();
        let state = AppState::load(self.folders.sources(), site).map_err(report)?;
        let runtime = Runtime::new().map_err(Report::msg)?;
        runtime
            .block_on(serve(state, self.addr, self.metrics_addr))
            .map_err(Report::msg)?;
        // A reload that is still reading must not delay the shutdown.
        runtime.shutdown_background();
        Ok(Exit::Done)
    }
}

#[derive(Debug, thiserror::Error)]
enum ServeError {
    #[error(transparent)]
    Bind(#[from] BindError),
    #[error("cannot start serving: {0}")]
    System(io::Error),
}

/// The text has the cause, so it isn't linked as the source too: a report would print it twice.
impl From<io::Error> for ServeError {
    fn from(cause: io::Error) -> Self {
        Self::System(cause)
    }
}

async fn serve(
    state: AppState,
    addr: SocketAddr,
    metrics_addr: Option<SocketAddr>,
) -> Result<(), ServeError> {
    let mut stop_signals = signals::StopSignals::listen()?;
    let listener = listen::bind(addr).await?;
    let (stop, stopped) = watch::channel(());
    if let Some(addr) = metrics_addr {
        let listener = listen::bind(addr).await?;
        let router = metrics_router(state.clone());
        tokio::spawn(listen::serve(
            listener,
            router,
            Limits::default(),
            stopped.clone(),
            |_| {},
        ));
    }
    tokio::spawn(reload_on_hangup(
        state.clone(),
        signals::listen_for_reload()?,
    ));
    tokio::spawn(run_metrics_upkeep(state.clone()));
    announce(listener.local_addr()?)?;
    let metrics = state.metrics().clone();
    let served = listen::serve(
        listener,
        router(state),
        Limits::default(),
        stopped,
        move |open| {
            metrics.set_connections(open);
        },
    );
    stop_on_signal(stop_signals.received(), stop, served).await;
    Ok(())
}

/// Stops `served` when the signal comes, and waits until it has stopped.
async fn stop_on_signal(
    signal: impl Future<Output = ()>,
    stop: watch::Sender<()>,
    served: impl Future<Output = ()>,
) {
    let stop = async {
        signal.await;
        tracing::info!("stopping");
        drop(stop);
    };
    tokio::join!(stop, served);
}

/// Prints one line, for people and for scripts that wait for it.
fn announce(addr: SocketAddr) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "Waymark is at http://{addr}")?;
    out.flush()
}

async fn reload_on_hangup(state: AppState, mut hangup: tokio::signal::unix::Signal) {
    while hangup.recv().await.is_some() {
        // The log and the metrics have the outcome.
        let _ = reload::reload(&state).await;
    }
}

async fn run_metrics_upkeep(state: AppState) {
    let mut ticks = time::interval(METRICS_UPKEEP);
    loop {
        ticks.tick().await;
        state.metrics().run_upkeep();
    }
}
