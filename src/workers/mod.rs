//! Work without a person in front of it: sending letters, linking the audit log, clearing what is over. Each step is a
//! function that tests call; the loops only repeat them.

mod canary;
mod erasures;
mod housekeeping;
mod imports;
mod outbox;
mod reminders;
mod scanner;
mod webhooks;

pub use canary::{try_out, try_out_hourly};
pub use erasures::carry_out_erasures;
pub use housekeeping::{catch_up, tidy};
pub use imports::take_imports;
pub use outbox::send_letters;
pub use reminders::remind;
pub use scanner::scan_files;
pub use webhooks::{HookSender, queue_deliveries, send_deliveries};

use crate::actions::Desk;
use crate::mail::Transport;
use std::time::Duration;
use tokio::sync::watch;

/// Runs all loops until `stop` says so; gives back when each has finished its step.
pub async fn run(desk: Desk, transport: Transport, node: String, stop: watch::Receiver<bool>) {
    let letters = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_millis(500), stop.clone(), move || {
            let (desk, transport, node) = (desk.clone(), transport.clone(), node.clone());
            async move {
                match send_letters(&desk, &transport, &node, 20).await {
                    Ok(sent) => sent > 0,
                    Err(error) => {
                        tracing::error!(%error, "letters could not be taken from the outbox");
                        false
                    }
                }
            }
        })
    };
    let audit = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_millis(900), stop.clone(), move || {
            let (store, node, now) = (desk.store().clone(), node.clone(), desk.now());
            async move {
                match tokio::task::spawn_blocking(move || store.link_audit_now(&node, now)).await {
                    Ok(Ok(linked)) => linked == Some(2_000),
                    Ok(Err(error)) => {
                        tracing::error!(%error, "the audit log could not be linked");
                        false
                    }
                    Err(_) => false,
                }
            }
        })
    };
    let trying = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_secs(60), stop.clone(), move || {
            let (desk, node) = (desk.clone(), node.clone());
            async move {
                if let Err(error) = try_out_hourly(&desk, &node).await {
                    tracing::error!(%error, "the portal could not try itself out");
                }
                false
            }
        })
    };
    let hooks = {
        let (desk, node) = (desk.clone(), node.clone());
        let sender = HookSender::new(desk.settings().webhooks_inside);
        every(Duration::from_secs(2), stop.clone(), move || {
            let (desk, node, sender) = (desk.clone(), node.clone(), sender.clone());
            async move {
                match async {
                    let queued = queue_deliveries(&desk).await?;
                    Ok::<_, crate::store::StoreError>(queued + send_deliveries(&desk, &sender, &node, 20).await?)
                }
                .await
                {
                    Ok(moved) => moved > 0,
                    Err(error) => {
                        tracing::error!(%error, "webhooks could not be sent");
                        false
                    }
                }
            }
        })
    };
    let catching_up = {
        let desk = desk.clone();
        every(Duration::from_millis(700), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                match tokio::task::spawn_blocking(move || catch_up(&desk)).await {
                    Ok(Ok(done)) => done > 0,
                    Ok(Err(error)) => {
                        tracing::error!(%error, "what officers search by could not be brought up to date");
                        false
                    }
                    Err(_) => false,
                }
            }
        })
    };
    let files = {
        let desk = desk.clone();
        every(Duration::from_secs(3), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                match tokio::task::spawn_blocking(move || scan_files(&desk, 5)).await {
                    Ok(Ok(answered)) => answered > 0,
                    Ok(Err(error)) => {
                        tracing::error!(%error, "files could not be shown to the malware scanner");
                        false
                    }
                    Err(_) => false,
                }
            }
        })
    };
    let reminding = {
        let desk = desk.clone();
        every(Duration::from_secs(300), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                remind(&desk).await;
                false
            }
        })
    };
    let registers = {
        let desk = desk.clone();
        // what an officer changed on one node is in force on all within seconds
        every(Duration::from_secs(5), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                if let Err(error) = desk.follow_registers().await {
                    tracing::error!(%error, "the registers could not be read again");
                }
                false
            }
        })
    };
    let erasures = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_secs(5), stop.clone(), move || {
            let (desk, node) = (desk.clone(), node.clone());
            async move {
                match carry_out_erasures(&desk, &node).await {
                    Ok(done) => done > 0,
                    Err(error) => {
                        tracing::error!(%error, "an erasure could not go on; it is tried again");
                        false
                    }
                }
            }
        })
    };
    let retention = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_secs(300), stop.clone(), move || {
            let (desk, node) = (desk.clone(), node.clone());
            async move {
                match tokio::task::spawn_blocking(move || desk.step_retention(&node)).await {
                    Ok(Ok(is_more)) => is_more,
                    Ok(Err(error)) => {
                        tracing::error!(%error, "the rules of how long data stays could not be applied");
                        false
                    }
                    Err(_) => false,
                }
            }
        })
    };
    let notices = {
        let desk = desk.clone();
        every(Duration::from_secs(60), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                let told = desk.step_notices().await.unwrap_or_else(|error| {
                    tracing::error!(%error, "people could not be told where their data came from");
                    false
                });
                let warned = desk.tell_of_breaches().await.unwrap_or_else(|error| {
                    tracing::error!(%error, "people could not be told of a breach");
                    false
                });
                told || warned
            }
        })
    };
    let taking_in = {
        let (desk, node) = (desk.clone(), node.clone());
        every(Duration::from_secs(2), stop.clone(), move || {
            let (desk, node) = (desk.clone(), node.clone());
            async move {
                take_imports(&desk, &node).await.unwrap_or_else(|error| {
                    tracing::error!(%error, "a file could not be taken in further; it is tried again");
                    false
                })
            }
        })
    };
    let policies = {
        let desk = desk.clone();
        every(Duration::from_secs(60), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                desk.step_policies().await.unwrap_or_else(|error| {
                    tracing::error!(%error, "a version of the policy could not go on towards its day");
                    false
                })
            }
        })
    };
    let handovers = {
        let desk = desk.clone();
        every(Duration::from_secs(30), stop.clone(), move || {
            let desk = desk.clone();
            async move {
                desk.step_handovers().await.unwrap_or_else(|error| {
                    tracing::error!(%error, "a handover of the business could not go on; it is tried again");
                    false
                })
            }
        })
    };
    let tidying = every(Duration::from_secs(600), stop, move || {
        let desk = desk.clone();
        async move {
            if let Err(error) = tidy(&desk).await {
                tracing::error!(%error, "housekeeping failed");
            }
            false
        }
    });
    tokio::join!(
        files,
        letters,
        audit,
        hooks,
        catching_up,
        reminding,
        registers,
        erasures,
        retention,
        notices,
        policies,
        handovers,
        taking_in,
        trying,
        tidying
    );
}

/// Repeats a step: at once while it says that there is more, else after a pause.
async fn every<F, S>(pause: Duration, mut stop: watch::Receiver<bool>, step: F)
where
    F: Fn() -> S,
    S: Future<Output = bool>,
{
    loop {
        if *stop.borrow() {
            return;
        }
        if step().await {
            continue;
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}
