//! O1: the officer's queue. Both due dates stand beside each case, so that a page of it is one look at an index however
//! many cases there are; [`Write::refresh_due`] counts them again whenever something happens that moves them.

use super::connection::MultiBackend;
use super::engine::StoreError;
use super::requests::{Request, Row, request_of};
use super::schema::{officer_absence, register_row, request, request_item};
use super::{Read, Store, Write};
use crate::domain::calendar::Calendar;
use crate::domain::deadline::{self, ClockName};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId, Reference, RequestId};
use crate::domain::register::{HolidayRow, calendar_of};
use crate::domain::request::{Matter, State};
use crate::vault::{AddressIndex, Field};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// Which cases the officer looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// What has to be answered, nearest clock first.
    Open,
    /// S9.3, S11.10: what has to be answered first.
    Urgent,
    /// S13.13: what looks like the work of a machine.
    Suspected,
    /// What is done, latest first.
    Closed,
}

/// Whose cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// The viewer's own, and those of whoever they stand in for today.
    Mine,
    /// Nobody's yet.
    Nobody,
    /// One officer's.
    Of(OfficerId),
}

/// What a page of the queue is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Which of the lists.
    pub queue: Queue,
    /// Whose.
    pub whose: Whose,
    /// Only with the mailbox proved, or only with it not proved.
    pub proved: Option<bool>,
    /// Only with this right of T12.
    pub right: Option<String>,
    /// Only of this matter.
    pub matter: Option<Matter>,
    /// Only in this state.
    pub state: Option<State>,
    /// Only of this entity.
    pub entity: Option<String>,
    /// Only this contact's.
    pub contact: Option<ContactId>,
    /// Only what is overdue on `today`.
    pub overdue: bool,
    /// The date it is.
    pub today: NaiveDate,
    /// Where a further page goes on: after this due date and number.
    pub after: Option<(NaiveDate, i64)>,
}

impl Filter {
    /// Everything of one list.
    pub fn of(queue: Queue, today: NaiveDate) -> Self {
        Self {
            queue,
            whose: Whose::All,
            proved: None,
            right: None,
            matter: None,
            state: None,
            entity: None,
            contact: None,
            overdue: false,
            today,
            after: None,
        }
    }
}

/// One row of the queue: a case, and how many more of the same list are the same person's.
#[derive(Debug, Clone)]
pub struct Line {
    /// The case that is due first.
    pub request: Request,
    /// The right it exercises.
    pub right: Option<String>,
    /// Who wrote, so that two can be told apart and nobody is named: `r…@north.example`.
    pub who: Option<String>,
    /// The same person's other cases in this list, nearest first.
    pub more: Vec<Reference>,
}

/// How many cases a list has; counting stops where a larger number would tell nobody more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// So many,
    pub count: i64,
    /// or more than that.
    pub is_more: bool,
}

impl Size {
    fn of(counted: usize) -> Self {
        let count = i64::try_from(counted).unwrap_or(MOST_COUNTED).min(MOST_COUNTED);
        Self { count, is_more: counted > usize::try_from(count).unwrap_or(usize::MAX) }
    }
}

impl std::ops::Add for Size {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let (count, is_more) = (self.count.saturating_add(other.count), self.is_more || other.is_more);
        Self { count: if is_more { MOST_COUNTED } else { count }, is_more }
    }
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Lines {
    /// Its rows.
    pub lines: Vec<Line>,
    /// How many cases the whole list has.
    pub size: Size,
    /// Where the next page goes on, if there is one.
    pub later: Option<(NaiveDate, i64)>,
}

/// Somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Who.
    pub officer: OfficerId,
    /// From this day,
    pub from: NaiveDate,
    /// to this one.
    pub until: NaiveDate,
    /// Who looks after their cases.
    pub cover: OfficerId,
}

type Boxed<'a> = request::BoxedQuery<'a, MultiBackend>;

/// What is looked up once for all statements of a page.
struct Known {
    /// Whose cases are the viewer's own.
    mine: Vec<i64>,
    /// Whether few cases have the right of the filter: then one begins with them, and with the open cases otherwise.
    is_right_rare: bool,
}

/// The cases of a filter, without order and limit.
fn filtered<'a>(filter: &Filter, known: &Known) -> Boxed<'a> {
    let urgent: Vec<&str> = Matter::ALL.iter().filter(|m| m.is_urgent()).map(|m| m.key()).collect();
    let mut query = request::table.into_boxed();
    query = match filter.queue {
        Queue::Closed => query.filter(request::closed_at.is_not_null()),
        Queue::Suspected => {
            query.filter(request::closed_at.is_null()).filter(request::state.eq(State::Suspected.key()))
        }
        Queue::Urgent => query
            .filter(request::closed_at.is_null())
            .filter(request::state.ne(State::Suspected.key()))
            .filter(request::matter.eq_any(urgent)),
        Queue::Open => query
            .filter(request::closed_at.is_null())
            .filter(request::state.ne(State::Suspected.key()))
            .filter(request::matter.ne_all(urgent)),
    };
    query = match filter.whose {
        Whose::All => query,
        Whose::Mine => query.filter(request::assigned_to.eq_any(known.mine.clone())),
        Whose::Nobody => query.filter(request::assigned_to.is_null()),
        Whose::Of(id) => query.filter(request::assigned_to.eq(id.0)),
    };
    query = match filter.proved {
        None => query,
        Some(true) => query.filter(request::proved_at.is_not_null().or(request::address_index.is_null())),
        Some(false) => query.filter(request::proved_at.is_null().and(request::address_index.is_not_null())),
    };
    if let Some(right) = &filter.right {
        let with = request_item::table.filter(request_item::right_key.eq(right.clone()));
        query = if known.is_right_rare {
            query.filter(request::id.eq_any(with.select(request_item::request_id)))
        } else {
            query.filter(diesel::dsl::exists(with.filter(request_item::request_id.eq(request::id))))
        };
    }
    if let Some(matter) = filter.matter {
        query = query.filter(request::matter.eq(matter.key()));
    }
    if let Some(state) = filter.state {
        // whatever is awaited of the person is one thing to the desk
        let alike = |it: &&State| it.waits_for_person() && state.waits_for_person();
        let all: Vec<&str> = State::ALL.iter().filter(alike).map(|it| it.key()).collect();
        query = if all.is_empty() {
            query.filter(request::state.eq(state.key()))
        } else {
            query.filter(request::state.eq_any(all))
        };
    }
    if let Some(entity) = &filter.entity {
        query = query.filter(request::entity_key.eq(entity.clone()));
    }
    if let Some(contact) = filter.contact {
        query = query.filter(request::contact_id.eq(contact.0));
    }
    if filter.overdue {
        query = query.filter(request::due_on.lt(filter.today));
    }
    query
}

/// What tells one writer from another: the contact, else the mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Writer {
    Contact(ContactId),
    Mailbox(AddressIndex),
}

fn writer_of(request: &Request) -> Option<Writer> {
    match (&request.contact, &request.address) {
        (Some(contact), _) => Some(Writer::Contact(*contact)),
        (None, Some(address)) => Some(Writer::Mailbox(address.clone())),
        (None, None) => None,
    }
}

/// The date by which a case stands in its list.
fn place(queue: Queue, request: &Request) -> NaiveDate {
    match queue {
        Queue::Closed => request.received_on,
        _ => request.due_on.unwrap_or(request.received_on),
    }
}

/// Pages are filled over at most so many looks; beyond that a page is shorter and leads on.
const LOOKS: usize = 12;
/// Other cases of the writers on one page that are looked at.
const MOST_OF_WRITERS: i64 = 2_000;
/// Where counting a list stops.
const MOST_COUNTED: i64 = 1_000;
/// The date by which a case stands in its list that is due by no date.
pub(super) const NEVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");
/// A right that no more cases than these have is rare.
const MOST_RARE: i64 = 2_000;

/// A page of the queue: several open cases of one person are one row, at the place of the nearest.
pub(super) fn lines(
    store: &Store,
    r: &mut Read<'_>,
    viewer: OfficerId,
    filter: &Filter,
    limit: i64,
) -> Result<Lines, StoreError> {
    let known = r.known(viewer, filter)?;
    let mut counting = filtered(filter, &known).select(request::id).limit(MOST_COUNTED + 1);
    if filter.right.is_some() && !known.is_right_rare && filter.queue != Queue::Closed {
        // in the order of the list: left to itself it goes through the cases by matter, and those that have the right may
        // stand behind all others
        counting = counting.order((request::due_on, request::id));
    }
    let counted: Vec<i64> = counting.load(r.db)?;
    let size = Size::of(counted.len());
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut kept, mut more): (Vec<Request>, HashMap<Writer, Vec<Reference>>) = Default::default();
    let (mut seen, mut later) = (filter.after, None);
    'looks: for look in 1..=LOOKS {
        let rows = r.list_filtered(filter, &known, seen, limit + 1)?;
        let is_last = rows.len() <= wanted;
        let mut first: HashMap<Writer, RequestId> = HashMap::new();
        // in the order of the list: the first of each writer stands for all of theirs
        for other in r.list_of_writers(filter, &known, &rows)? {
            let Some(writer) = writer_of(&other) else { continue };
            match first.get(&writer) {
                None => drop(first.insert(writer, other.id)),
                Some(_) => {
                    let theirs = more.entry(writer).or_default();
                    if !theirs.contains(&other.reference) {
                        theirs.push(other.reference);
                    }
                }
            }
        }
        for row in rows {
            if kept.len() == wanted {
                later = seen;
                break 'looks;
            }
            seen = Some((place(filter.queue, &row), row.id.0));
            if writer_of(&row).and_then(|writer| first.get(&writer).copied()).is_none_or(|id| id == row.id) {
                kept.push(row);
            }
        }
        if is_last {
            break;
        }
        if look == LOOKS {
            later = seen;
        }
    }
    Ok(Lines { lines: shown(store, r, kept, more)?, size, later })
}

/// Some cases by name.
pub(super) fn lines_of(store: &Store, r: &mut Read<'_>, references: &[Reference]) -> Result<Lines, StoreError> {
    let wanted: Vec<&str> = references.iter().map(Reference::as_str).collect();
    let rows: Vec<Row> = request::table
        .filter(request::reference.eq_any(wanted))
        .order((request::due_on, request::id))
        .select(Row::as_select())
        .load(r.db)?;
    let rows = rows.into_iter().map(request_of).collect::<Result<Vec<_>, _>>()?;
    let size = Size::of(rows.len());
    Ok(Lines { lines: shown(store, r, rows, HashMap::new())?, size, later: None })
}

/// Rows as they are shown: with right and masked writer. A case whose key is gone shows none.
fn shown(
    store: &Store,
    r: &mut Read<'_>,
    rows: Vec<Request>,
    mut more: HashMap<Writer, Vec<Reference>>,
) -> Result<Vec<Line>, StoreError> {
    let ids: Vec<RequestId> = rows.iter().map(|row| row.id).collect();
    let mut rights = if ids.is_empty() { HashMap::new() } else { r.list_rights(&ids)? };
    let keys: Vec<_> = rows.iter().filter(|row| row.sealed_address.is_some()).map(|row| row.key).collect();
    let keys = if keys.is_empty() { HashMap::new() } else { store.open_keys(&keys)? };
    let mut whose: Vec<Option<String>> = Vec::with_capacity(rows.len());
    for row in &rows {
        let sealed = row.sealed_address.as_ref().zip(keys.get(&row.key));
        let address = sealed.and_then(|(sealed, key)| key.unseal(Field::CaseAddress, row.id.0, 0, sealed).ok());
        whose.push(address.and_then(|a| EmailAddress::parse(&a).ok()).map(|a| a.masked()));
    }
    Ok(rows
        .into_iter()
        .zip(whose)
        .map(|(request, who)| {
            let more = writer_of(&request).and_then(|writer| more.remove(&writer)).unwrap_or_default();
            Line { right: rights.remove(&request.id), more, who, request }
        })
        .collect())
}

impl Read<'_> {
    /// The rows of a filter after a place, in the order of its list.
    fn list_filtered(
        &mut self,
        filter: &Filter,
        known: &Known,
        after: Option<(NaiveDate, i64)>,
        limit: i64,
    ) -> Result<Vec<Request>, StoreError> {
        let mut query = filtered(filter, known).select(Row::as_select()).limit(limit);
        if filter.queue == Queue::Closed {
            // latest first: what stood last on the page before says from when on
            if let Some((_, id)) = after {
                let at: Option<Option<NaiveDateTime>> =
                    request::table.find(id).select(request::closed_at).first(self.db).optional()?;
                query = match at.flatten() {
                    Some(at) => {
                        let earlier = request::closed_at.lt(at).or(request::closed_at.eq(at).and(request::id.lt(id)));
                        query.filter(request::closed_at.le(at)).filter(earlier.assume_not_null())
                    }
                    None => query.filter(request::id.lt(id)),
                };
            }
            query = query.order((request::closed_at.desc(), request::id.desc()));
        } else {
            if let Some((on, id)) = after {
                let later = request::due_on.gt(on).or(request::due_on.eq(on).and(request::id.gt(id)));
                // the first condition alone lets the index begin at the right place
                query = query.filter(request::due_on.ge(on)).filter(later);
            }
            query = query.order((request::due_on, request::id));
        }
        let rows: Vec<Row> = query.load(self.db)?;
        rows.into_iter().map(request_of).collect()
    }

    /// Every case of the same list by whoever wrote one of these, in the order of the list. Closed cases stand alone.
    fn list_of_writers(
        &mut self,
        filter: &Filter,
        known: &Known,
        rows: &[Request],
    ) -> Result<Vec<Request>, StoreError> {
        if filter.queue == Queue::Closed {
            return Ok(Vec::new());
        }
        let (mut contacts, mut mailboxes): (HashSet<i64>, HashSet<Vec<u8>>) = Default::default();
        for writer in rows.iter().filter_map(writer_of) {
            match writer {
                Writer::Contact(id) => drop(contacts.insert(id.0)),
                Writer::Mailbox(index) => drop(mailboxes.insert(index.0)),
            }
        }
        let (contacts, mailboxes): (Vec<i64>, Vec<Vec<u8>>) =
            (contacts.into_iter().collect(), mailboxes.into_iter().collect());
        let in_order = (request::due_on, request::id);
        let mut found: Vec<Request> = Vec::new();
        if !contacts.is_empty() {
            let theirs = filtered(filter, known).filter(request::contact_id.eq_any(contacts));
            let rows: Vec<Row> =
                theirs.select(Row::as_select()).order(in_order).limit(MOST_OF_WRITERS).load(self.db)?;
            found.extend(rows.into_iter().map(request_of).collect::<Result<Vec<_>, _>>()?);
        }
        if !mailboxes.is_empty() {
            // whose contact is known has theirs above; asked for here, "no contact" would lead into the index of contacts,
            // where all of nobody's cases stand together
            let theirs = filtered(filter, known).filter(request::address_index.eq_any(mailboxes));
            let rows: Vec<Row> =
                theirs.select(Row::as_select()).order(in_order).limit(MOST_OF_WRITERS).load(self.db)?;
            let rows = rows.into_iter().map(request_of).collect::<Result<Vec<_>, _>>()?;
            found.extend(rows.into_iter().filter(|request| request.contact.is_none()));
        }
        found.sort_by_key(|it| (place(filter.queue, it), it.id));
        Ok(found)
    }

    fn known(&mut self, viewer: OfficerId, filter: &Filter) -> Result<Known, StoreError> {
        let having: Vec<i64> = match &filter.right {
            Some(right) => request_item::table
                .filter(request_item::right_key.eq(right))
                .select(request_item::request_id)
                .limit(MOST_RARE + 1)
                .load(self.db)?,
            None => Vec::new(),
        };
        let is_right_rare = i64::try_from(having.len()).unwrap_or(i64::MAX) <= MOST_RARE;
        Ok(Known { mine: self.stands_in_for(viewer, filter.today)?, is_right_rare })
    }

    /// Whose cases an officer looks after on a day: their own, and those of who is away.
    fn stands_in_for(&mut self, officer: OfficerId, today: NaiveDate) -> Result<Vec<i64>, StoreError> {
        let mut all: Vec<i64> = officer_absence::table
            .filter(officer_absence::cover_id.eq(officer.0))
            .filter(officer_absence::from_on.le(today))
            .filter(officer_absence::until_on.ge(today))
            .select(officer_absence::officer_id)
            .load(self.db)?;
        all.push(officer.0);
        Ok(all)
    }

    /// O1: the open cases with their dates, nearest first: each for itself, whoever wrote it.
    pub fn list_deadlines(&mut self, limit: i64) -> Result<Vec<(Request, Option<String>)>, StoreError> {
        let rows: Vec<Row> = request::table
            .filter(request::closed_at.is_null())
            .filter(request::state.ne(State::Suspected.key()))
            .order((request::due_on, request::id))
            .limit(limit)
            .select(Row::as_select())
            .load(self.db)?;
        let rows = rows.into_iter().map(request_of).collect::<Result<Vec<_>, _>>()?;
        let ids: Vec<RequestId> = rows.iter().map(|row| row.id).collect();
        let mut rights = if ids.is_empty() { HashMap::new() } else { self.list_rights(&ids)? };
        Ok(rows.into_iter().map(|row| (rights.remove(&row.id), row)).map(|(right, row)| (row, right)).collect())
    }

    /// How many open cases have no counted dates yet.
    pub fn count_uncounted(&mut self) -> Result<i64, StoreError> {
        let uncounted = request::table.filter(request::aim_on.is_null()).filter(request::closed_at.is_null());
        Ok(uncounted.count().get_result(self.db)?)
    }

    /// Who is away on a day or later.
    pub fn list_absences(&mut self, today: NaiveDate) -> Result<Vec<Absence>, StoreError> {
        let rows: Vec<(i64, NaiveDate, NaiveDate, i64)> = officer_absence::table
            .filter(officer_absence::until_on.ge(today))
            .order((officer_absence::from_on, officer_absence::officer_id))
            .limit(100)
            .load(self.db)?;
        let absence = |(officer, from, until, cover)| Absence {
            officer: OfficerId(officer),
            from,
            until,
            cover: OfficerId(cover),
        };
        Ok(rows.into_iter().map(absence).collect())
    }
}

/// S13.9: a case whose dates moved with the calendar: aim and legal time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub reference: Reference,
    /// As they were.
    pub before: (Option<NaiveDate>, Option<NaiveDate>),
    /// As they are.
    pub after: (Option<NaiveDate>, Option<NaiveDate>),
}

impl Write<'_> {
    /// CLK-14: counts a case's due dates again. Whoever adds what moves a clock calls it in the same unit of work; a
    /// closed case keeps its dates.
    pub fn refresh_due(&mut self, id: RequestId) -> Result<(), StoreError> {
        let calendar = self.calendar()?;
        self.count_due(id, &calendar)
    }

    /// S13.9: the working days by the rule and the register, as it stands in this unit.
    pub fn calendar(&mut self) -> Result<Calendar, StoreError> {
        let rows: Vec<String> = register_row::table
            .filter(register_row::register.eq("holiday"))
            .filter(register_row::until.is_null())
            .select(register_row::data)
            .load(self.db)?;
        let rows = rows.iter().map(|json| {
            let mut row: serde_json::Value = serde_json::from_str(json)?;
            row.as_object_mut().map(|fields| fields.remove("position"));
            serde_json::from_value::<HolidayRow>(row)
        });
        let rows = rows.collect::<Result<Vec<_>, _>>().map_err(|e| StoreError::Malformed(format!("holiday: {e}")))?;
        Ok(calendar_of(&rows))
    }

    /// S13.9: counts the dates of open cases again, as after a change of the calendar: of `limit` cases at once, of the
    /// rest in the next rounds of the worker. Gives the cases whose dates moved: which, and both dates before and after.
    pub fn recount_open(&mut self, limit: i64) -> Result<Vec<Moved>, StoreError> {
        let calendar = self.calendar()?;
        type Row = (i64, String, Option<NaiveDate>, Option<NaiveDate>);
        let open: Vec<Row> = request::table
            .filter(request::closed_at.is_null())
            .order(request::id)
            .limit(limit)
            .select((request::id, request::reference, request::aim_on, request::law_on))
            .load(self.db)?;
        if let Some((last, ..)) = open.last() {
            let rest = request::table.filter(request::closed_at.is_null()).filter(request::id.gt(last));
            diesel::update(rest).set(request::aim_on.eq(None::<NaiveDate>)).execute(self.db)?;
        }
        let mut moved = Vec::new();
        for (id, reference, aim, law) in open {
            self.count_due(RequestId(id), &calendar)?;
            let now: (Option<NaiveDate>, Option<NaiveDate>) =
                request::table.find(id).select((request::aim_on, request::law_on)).first(self.db)?;
            if now != (aim, law) {
                let reference = Reference::parse(&reference).ok_or(StoreError::Malformed("reference".into()))?;
                moved.push(Moved { reference, before: (aim, law), after: now });
            }
        }
        Ok(moved)
    }

    fn count_due(&mut self, id: RequestId, calendar: &Calendar) -> Result<(), StoreError> {
        let Some(found) = self.find_request_by_id(id)?.filter(|r| r.closed_at.is_none()) else { return Ok(()) };
        let clocks = deadline::clocks(&self.list_clock_events(&found)?, calendar);
        let running = |name| clocks.due(name).filter(|_| matches!(clocks.state(name), Some(deadline::State::Running)));
        let aim = clocks.due(ClockName::Aim).unwrap_or_else(|| deadline::aim_due(found.received_on, calendar));
        let law = clocks.due(ClockName::Legal);
        // what has no clock left to run (a restriction in force, an answered question) is late for nothing, and stands last
        let due = [running(ClockName::Aim), running(ClockName::Legal)].into_iter().flatten().min().unwrap_or(NEVER);
        let set = (request::aim_on.eq(aim), request::law_on.eq(law), request::due_on.eq(due));
        diesel::update(request::table.find(id.0)).set(set).execute(self.db)?;
        Ok(())
    }

    /// Counts the dates of cases that were there before dates were kept. Gives how many; zero when all are done.
    pub fn refresh_uncounted(&mut self, limit: i64) -> Result<usize, StoreError> {
        let calendar = self.calendar()?;
        let ids: Vec<i64> = request::table
            .filter(request::aim_on.is_null())
            .filter(request::closed_at.is_null())
            .order(request::id)
            .limit(limit)
            .select(request::id)
            .load(self.db)?;
        for id in &ids {
            self.count_due(RequestId(*id), &calendar)?;
        }
        Ok(ids.len())
    }

    /// Gives a case to an officer, or to nobody; `false` if it is closed.
    pub fn assign_request(&mut self, id: RequestId, to: Option<OfficerId>) -> Result<bool, StoreError> {
        let open = request::table.find(id.0).filter(request::closed_at.is_null());
        Ok(diesel::update(open).set(request::assigned_to.eq(to.map(|o| o.0))).execute(self.db)? == 1)
    }

    /// Notes that an officer is away; the same first day again replaces what was said.
    pub fn set_absence(&mut self, it: &Absence) -> Result<(), StoreError> {
        self.remove_absence(it.officer, it.from)?;
        let row = (
            officer_absence::officer_id.eq(it.officer.0),
            officer_absence::from_on.eq(it.from),
            officer_absence::until_on.eq(it.until),
            officer_absence::cover_id.eq(it.cover.0),
        );
        diesel::insert_into(officer_absence::table).values(row).execute(self.db)?;
        Ok(())
    }

    /// An officer is there after all.
    pub fn remove_absence(&mut self, officer: OfficerId, from: NaiveDate) -> Result<bool, StoreError> {
        Ok(diesel::delete(officer_absence::table.find((officer.0, from))).execute(self.db)? == 1)
    }
}
