//! `waymark serve`.

use super::{Folders, Outcome, report};
use crate::{
    http::router::{metrics_router, router},
    ops::{
        listen::{self, BindError, Limits, signals},
        logs, reload,
    },
    state::AppState,
};
use clap::Args;
use miette::Report;
use std::{
    future::Future,
    io::{self, Write},
    net::SocketAddr,
    process::ExitCode,
    time::Duration,
};
use tokio::{runtime::Runtime, sync::watch, time};

/// How often recorded times are folded into their buckets.
const METRICS_UPKEEP: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "WAYMARK_ADDR", default_value = "127.0.0.1:3000")]
    addr: SocketAddr,
    /// Address for /metrics alone, to whoever can reach it [default: /metrics beside the pages, for this
    /// machine only].
    #[arg(long, env = "WAYMARK_METRICS_ADDR", value_name = "ADDR")]
    metrics_addr: Option<SocketAddr>,
    #[command(flatten)]
    folders: Folders,
}

impl Serve {
    pub fn run(self) -> Outcome {
        logs::start();
        let state = AppState::load(self.folders.sources()).map_err(report)?;
        let runtime = Runtime::new().map_err(Report::msg)?;
        runtime
            .block_on(serve(state, self.addr, self.metrics_addr))
            .map_err(Report::msg)?;
        // A reload that is still reading must not hold the process.
        runtime.shutdown_background();
        Ok(ExitCode::SUCCESS)
    }
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
enum ServeError {
    #[error(transparent)]
    Bind(#[from] BindError),
    #[error("cannot start serving: {0}")]
    System(#[from] io::Error),
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
    tokio::spawn(keep_metrics_tidy(state.clone()));
    announce(listener.local_addr()?)?;
    let metrics = state.metrics().clone();
    let served = listen::serve(
        listener,
        router(state),
        Limits::default(),
        stopped,
        move |open| {
            metrics.connections(open);
        },
    );
    until(stop_signals.received(), stop, served).await;
    Ok(())
}

/// Tells `served` to stop when the signal comes, and waits for it.
async fn until(
    signal: impl Future<Output = ()>,
    stop: watch::Sender<()>,
    served: impl Future<Output = ()>,
) {
    let stop_on_signal = async {
        signal.await;
        tracing::info!("stopping");
        drop(stop);
    };
    tokio::join!(stop_on_signal, served);
}

/// One line, for people and for scripts that wait for it.
fn announce(addr: SocketAddr) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "Waymark is at http://{addr}")?;
    out.flush()
}

async fn reload_on_hangup(state: AppState, mut hangup: tokio::signal::unix::Signal) {
    while hangup.recv().await.is_some() {
        // Its outcome is in the log and in the metrics.
        let _ = reload::reload(&state).await;
    }
}

async fn keep_metrics_tidy(state: AppState) {
    let mut ticks = time::interval(METRICS_UPKEEP);
    loop {
        ticks.tick().await;
        state.metrics().tidy();
    }
}
