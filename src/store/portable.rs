//! `Portable(query)`: runs any query that both dialects can spell, even where diesel's joint back end cannot
//! (ON CONFLICT). The compiler checks it against each.

use super::connection::{Db, MultiBackend};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::{QueryResult, RunQueryDsl};

pub(super) struct Portable<Q>(pub Q);

#[cfg(all(feature = "sqlite", feature = "postgres"))]
impl<Q> QueryFragment<MultiBackend> for Portable<Q>
where
    Q: QueryFragment<diesel::pg::Pg> + QueryFragment<diesel::sqlite::Sqlite>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, out)
    }
}
#[cfg(all(feature = "sqlite", not(feature = "postgres")))]
impl<Q: QueryFragment<diesel::sqlite::Sqlite>> QueryFragment<MultiBackend> for Portable<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, out)
    }
}
#[cfg(all(feature = "postgres", not(feature = "sqlite")))]
impl<Q: QueryFragment<diesel::pg::Pg>> QueryFragment<MultiBackend> for Portable<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, out)
    }
}
impl<Q: QueryId> QueryId for Portable<Q> {
    type QueryId = Q::QueryId;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}
impl<Q: Query> Query for Portable<Q> {
    type SqlType = Q::SqlType;
}
impl<Q> RunQueryDsl<Db> for Portable<Q> {}
