//! A line of JSON as a record: one object whose keys are columns.

use super::columns::{BadColumn, Columns};
use super::limits::Limits;
use super::records::Record;
use super::reject::RejectReason;
use super::split::Span;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Write};

/// Reads the line in `line` into the cells of `record`. Keys that were not seen before become columns.
pub(super) fn read_line(
    line: &str,
    record: &mut Record,
    columns: &mut Columns,
    limits: &Limits,
) -> Result<(), RejectReason> {
    record.text.clear();
    record.cells.clear();
    let mut stopped = None;
    let mut json = serde_json::Deserializer::from_str(line);
    let object = Object { record, columns, limits, stopped: &mut stopped };
    let read = object.deserialize(&mut json).and_then(|()| json.end());
    match (stopped, read) {
        (Some(reason), _) => Err(reason),
        (None, Err(_)) => Err(RejectReason::BadJson),
        (None, Ok(())) => Ok(()),
    }
}

struct Object<'a> {
    record: &'a mut Record,
    columns: &'a mut Columns,
    limits: &'a Limits,
    /// Why reading stopped, where it is not the JSON's fault.
    stopped: &'a mut Option<RejectReason>,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one JSON object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { record, columns, limits, stopped } = self;
        let mut seen = vec![false; columns.len()];
        let mut guess = 0;
        loop {
            let key = Key { columns: &mut *columns, guess, limits, stopped: &mut *stopped };
            let Some(column) = map.next_key_seed(key)? else { return Ok(()) };
            guess = column + 1;
            seen.resize(columns.len(), false);
            // two values for one key: which one counts would be a guess
            match seen.get_mut(column) {
                Some(seen) if !*seen => *seen = true,
                _ => return Err(A::Error::custom("a key twice")),
            }
            if columns.is_read(column) {
                map.next_value_seed(Cell { record: &mut *record, column, depth: 0 })?;
                let length = record.cells.get(column).map_or(0, |span| span.to - span.from);
                if length > limits.cell_bytes {
                    *stopped = Some(RejectReason::CellTooLong(limits.cell_bytes));
                    return Err(A::Error::custom("a cell too long"));
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
    }
}

/// A key, as the number of its column.
struct Key<'a> {
    columns: &'a mut Columns,
    guess: usize,
    limits: &'a Limits,
    stopped: &'a mut Option<RejectReason>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        if let Some(column) = self.columns.find(name, self.guess) {
            return Ok(column);
        }
        let added = if self.columns.len() >= self.limits.columns || name.len() > self.limits.header_bytes {
            Err(RejectReason::TooManyKeys(self.limits.columns))
        } else {
            self.columns.add(name).map_err(|bad| match bad {
                BadColumn::OptOutNotMapped => RejectReason::OptOutNotMapped,
                BadColumn::TwoAddresses => RejectReason::TwoAddressKeys,
            })
        };
        added.map_err(|reason| {
            *self.stopped = Some(reason);
            E::custom("a key that cannot be taken")
        })
    }
}

/// A value, written as text into its cell. Elements of a list are parted by a comma; what is deeper is noted.
struct Cell<'a> {
    record: &'a mut Record,
    column: usize,
    depth: u8,
}

impl Cell<'_> {
    fn put(self, text: impl fmt::Display) {
        let Self { record, column, depth } = self;
        if record.cells.len() <= column {
            record.cells.resize(column + 1, Span::default());
        }
        let (text_now, cell) = (&mut record.text, record.cells.get_mut(column));
        let Some(cell) = cell else { return };
        if depth == 0 || cell.from == cell.to {
            cell.from = text_now.len();
        } else {
            text_now.push_str(", ");
        }
        // writing to a String cannot fail
        let _ = write!(text_now, "{text}");
        cell.to = text_now.len();
    }
}

impl<'de> DeserializeSeed<'de> for Cell<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cell<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(value);
        Ok(())
    }
    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(value);
        Ok(())
    }
    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(value);
        Ok(())
    }
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.put(value);
        Ok(())
    }
    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.put(value);
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.depth > 0 {
            return nested(self, || while_some(|| list.next_element::<IgnoredAny>().map(|e| e.is_some())));
        }
        while list.next_element_seed(Cell { record: &mut *self.record, column: self.column, depth: 1 })?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        nested(self, || while_some(|| map.next_entry::<IgnoredAny, IgnoredAny>().map(|e| e.is_some())))
    }
}

/// Something is there that is no text: the cell is not empty (an opt-out must not get lost), and the row has trouble.
fn nested<E>(cell: Cell<'_>, skip: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
    cell.record.trouble = Some(RejectReason::NestedValue);
    cell.put("{}");
    skip()
}

fn while_some<E>(mut next: impl FnMut() -> Result<bool, E>) -> Result<(), E> {
    while next()? {}
    Ok(())
}

/// The keys of the object in a line, in order; none if it is not one.
pub(super) fn keys(line: &str) -> Option<Vec<String>> {
    struct Keys;
    impl<'de> Visitor<'de> for Keys {
        type Value = Vec<String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("one JSON object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<String>, A::Error> {
            let mut keys = Vec::new();
            while let Some((key, IgnoredAny)) = map.next_entry::<String, IgnoredAny>()? {
                keys.push(key);
            }
            Ok(keys)
        }
    }
    let mut json = serde_json::Deserializer::from_str(line);
    json.deserialize_map(Keys).ok()
}
