//! Files that officers handed in and said yes to, and batches that are taken back.

use crate::actions::Desk;
use crate::store::StoreError;

/// One step: the next file, or a piece of taking one back. Gives whether there is more to do at once.
pub async fn take_imports(desk: &Desk, node: &str) -> Result<bool, StoreError> {
    let (desk, node) = (desk.clone(), node.to_owned());
    tokio::task::spawn_blocking(move || desk.step_imports(&node)).await.map_err(|_| StoreError::Panicked)?
}
