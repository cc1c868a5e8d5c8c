use super::calendar::Calendar;
use chrono::NaiveDate;
pub fn aim_due(d: NaiveDate, _: &Calendar) -> NaiveDate {
    d
}
pub fn legal_due(d: NaiveDate, _: &Calendar) -> NaiveDate {
    d
}
