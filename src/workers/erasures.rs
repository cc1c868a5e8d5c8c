//! Erasures that are due, and holds that have ended: what the person asked for is carried out without anybody's doing.

use crate::actions::Desk;
use crate::store::StoreError;

/// One step: everything that is due now. Gives how much that was; 0 when nothing waits.
pub async fn carry_out_erasures(desk: &Desk, node: &str) -> Result<usize, StoreError> {
    let (desk, node) = (desk.clone(), format!("{node}/erasures"));
    let at = |point: &str| {
        crate::failpoint::reach(&format!("erasure-{point}"));
        Ok(())
    };
    tokio::task::spawn_blocking(move || desk.carry_out_erasures(&node, &at)).await.map_err(|_| StoreError::Panicked)?
}
